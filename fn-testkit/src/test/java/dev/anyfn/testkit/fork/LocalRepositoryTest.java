package dev.anyfn.testkit.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LocalRepositoryTest {

  static final List<String> RUNTIMES =
      Stream.concat(
              RuntimeJars.LAMBDA.stream(),
              Stream.of(InvokerFork.PRODUCTION, InvokerFork.CURRENT).map(RuntimeJars::invoker))
          .toList();

  @TempDir Path directory;

  /** Else the build of this module would start a build inside itself. */
  @ParameterizedTest
  @FieldSource("RUNTIMES")
  void holdsWhatThePomHasFetched(String coordinates) {
    String file = coordinates.substring(coordinates.indexOf(':') + 1).replace(':', '-') + ".jar";
    assertThat(Path.of("target", "runtimes", file)).exists();
    assertThat(LocalRepository.standard().jar(coordinates)).hasFileName(file);
  }

  @Test
  void asksMavenForWhatIsMissing() throws IOException {
    Path maven = script("mkdir -p g/h/a/1 && touch g/h/a/1/a-1.jar && echo \"$@\" > args");
    Path jar = new LocalRepository(directory, maven.toString()).jar("g.h:a:1");
    assertThat(jar).isEqualTo(directory.resolve("g/h/a/1/a-1.jar"));
    assertThat(directory.resolve("args"))
        .hasContent(
            "-B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get"
                + " -Dartifact=g.h:a:1 -Dtransitive=false -Dmaven.repo.local="
                + directory);
  }

  @Test
  void saysWhatToRunWhenMavenFails() throws IOException {
    Path maven = script("echo no network; exit 1");
    assertThatThrownBy(() -> new LocalRepository(directory, maven.toString()).jar("g:a:1"))
        .isInstanceOf(ForkException.class)
        .hasMessageStartingWith("g:a:1 is not in the local Maven repository")
        .hasMessageContaining("run: " + maven + " -B -q")
        .hasMessageContaining("-Dartifact=g:a:1")
        .hasRootCauseMessage("no network");
  }

  @Test
  void saysWhatToRunWhenThereIsNoMaven() {
    assertThatThrownBy(() -> new LocalRepository(directory, "/no/such/mvn").jar("g:a:1"))
        .isInstanceOf(ForkException.class)
        .hasMessageContaining("run: /no/such/mvn");
  }

  @Test
  void doesNotBelieveAMavenThatFetchesNothing() throws IOException {
    Path maven = script("exit 0");
    assertThatThrownBy(() -> new LocalRepository(directory, maven.toString()).jar("g:a:1"))
        .hasMessageContaining("it is missing: " + directory);
  }

  private Path script(String commands) throws IOException {
    Path script = directory.resolve("mvn");
    Files.writeString(script, "#!/bin/sh\ncd '" + directory + "'\n" + commands + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
