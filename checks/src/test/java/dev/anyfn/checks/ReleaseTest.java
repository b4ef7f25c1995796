package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is published can be published, and used. */
class ReleaseTest {

  /** Maven Central asks for it all, and a POM without parent cannot inherit it. */
  @Test
  void everyPublishedPomStandsAlone() throws IOException {
    for (String module : published()) {
      String pom =
          Files.readString(Sources.ROOT.resolve(module).resolve("target/.flattened-pom.xml"));
      assertThat(pom)
          .as(module)
          .contains("<name>", "<description>", "<url>", "<license>", "<developer>", "<scm")
          .doesNotContain("<parent>", "<scope>test", "<build>", "${");
    }
  }

  @Test
  void everyPublishedModuleIsInTheBom() throws IOException {
    String bom = Files.readString(Sources.ROOT.resolve("bom/target/.flattened-pom.xml"));
    List<String> missing = new ArrayList<>(published());
    missing.remove("bom");
    missing.removeIf(
        module -> bom.contains("<artifactId>" + Path.of(module).getFileName() + "</artifactId>"));
    assertThat(missing).isEmpty();
  }

  /** Users copy their POMs: the version of the samples is that of the modules. */
  @Test
  void oneVersionIsEverywhere() throws IOException {
    for (String document : List.of("README.md", "docs/getting-started.md")) {
      assertThat(Files.readString(Sources.ROOT.resolve(document)))
          .as(document)
          .contains(System.getProperty("anyfn.version"));
    }
  }

  private static List<String> published() throws IOException {
    List<String> published = new ArrayList<>();
    for (String module : Sources.modules()) {
      String pom = Files.readString(Sources.ROOT.resolve(module).resolve("pom.xml"));
      if (!pom.contains("<maven.deploy.skip>true")) {
        published.add(module);
      }
    }
    assertThat(published).contains("bom", "fn-api", "fn-testkit").doesNotContain("checks");
    return published;
  }
}
