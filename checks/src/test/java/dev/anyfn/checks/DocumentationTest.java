package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say is true of the code. */
class DocumentationTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void theReadmeStartsWithOneCommandForTheTourAndOneForTheTests() throws IOException {
    List<String> commands = fenced(ROOT.resolve("README.md"), "sh");
    assertThat(commands).hasSizeGreaterThanOrEqualTo(2);
    assertThat(commands.get(0).strip().lines()).containsExactly("mvn -q -Ptour verify");
    assertThat(commands.get(1).strip().lines()).hasSize(1);
    assertThat(Files.readString(ROOT.resolve(".ci/run")))
        .as(".ci/run calls exactly the test command of the README")
        .contains("\n" + commands.get(1).strip() + "\n");
  }

  /** Where it stands, it is compiled, and run by a test; how far it is indented is no matter. */
  @Test
  void everyJavaSnippetOfReadmeAndGuidesStandsInASampleOrATest() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String folder :
        List.of("samples", "checks/src/test", "fn-testkit/src/test", "stores/store-tck/src/test")) {
      for (Path file : files(ROOT.resolve(folder), ".java")) {
        sources.add(unindented(Files.readString(file)));
      }
    }
    // GettingStartedTest compiles and runs what stands there.
    Path tutorial = ROOT.resolve("docs/getting-started.md");
    fenced(tutorial, "java").forEach(file -> sources.add(unindented(file)));
    List<Path> documents = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
    documents.remove(tutorial);
    documents.add(ROOT.resolve("README.md"));
    List<String> snippets = new ArrayList<>();
    for (Path document : documents) {
      snippets.addAll(fenced(document, "java"));
    }
    assertThat(snippets).hasSizeGreaterThan(10);
    for (String snippet : snippets) {
      String text = unindented(snippet).strip();
      assertThat(sources).as(text).anyMatch(source -> source.contains(text));
    }
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @Test
  void functionsOfTheSamplesImportNothingButTheContractAndCloudEvents() throws IOException {
    List<String> imports = new ArrayList<>();
    for (Path file : samples()) {
      Files.readString(file)
          .lines()
          .filter(line -> line.startsWith("import "))
          .forEach(imports::add);
    }
    assertThat(imports)
        .isNotEmpty()
        .allMatch(
            line ->
                line.matches(
                    "import (static"
                        + " )?(com\\.example\\.|dev\\.anyfn\\.(state\\.)?[A-Z]|io\\.cloudevents\\.|java\\.).*"));
  }

  @Test
  void everyRelativeLinkOfEveryDocumentLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : files(ROOT, ".md")) {
      Matcher link = Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(document));
      while (link.find()) {
        if (!Files.exists(document.resolveSibling(link.group(1)))) {
          broken.add(ROOT.relativize(document) + ": " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyTestThatTheArchitectureNamesIsThere() throws IOException {
    List<String> tests = new ArrayList<>();
    for (Path file : files(ROOT, "Test.java")) {
      tests.add(file.getFileName().toString().replace(".java", ""));
    }
    Matcher named =
        Pattern.compile("`(\\w+Test)`")
            .matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
    List<String> missing = new ArrayList<>();
    int count = 0;
    for (; named.find(); count++) {
      if (!tests.contains(named.group(1))) {
        missing.add(named.group(1));
      }
    }
    assertThat(missing).isEmpty();
    assertThat(count).isGreaterThan(10);
  }

  @Test
  void everyPublicTypeOfTheTestkitIsNamedInAGuide() throws IOException {
    StringBuilder guides = new StringBuilder();
    for (Path guide : files(ROOT.resolve("docs"), ".md")) {
      guides.append(Files.readString(guide));
    }
    Path sources = ROOT.resolve("fn-testkit/src/main/java");
    Matcher exported =
        Pattern.compile("exports ([\\w.]+);")
            .matcher(Files.readString(sources.resolve("module-info.java")));
    List<String> silent = new ArrayList<>();
    while (exported.find()) {
      Path folder = sources.resolve(exported.group(1).replace('.', '/'));
      for (Path file : files(folder, ".java")) {
        String type = file.getFileName().toString().replace(".java", "");
        boolean isPublic = Files.readString(file).lines().anyMatch(l -> l.startsWith("public "));
        boolean isNamed = Pattern.compile("\\b" + type + "\\b").matcher(guides).find();
        if (file.getParent().equals(folder) && isPublic && !isNamed) {
          silent.add(type);
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void everyModuleWithCodeSaysWhyItIsAsItIs() throws IOException {
    List<String> silent = new ArrayList<>();
    for (String name : Sources.modules()) {
      String document = name.startsWith("samples/") ? "README.md" : "RATIONALE.md";
      if (!Files.exists(ROOT.resolve(name).resolve(document))) {
        silent.add(name);
      }
    }
    assertThat(Sources.modules()).hasSizeGreaterThan(20);
    assertThat(silent).isEmpty();
  }

  private static List<Path> samples() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String sample :
        List.of("greeting", "audit", "countdown", "orders", "pipeline", "pitfalls")) {
      sources.addAll(files(ROOT.resolve("samples").resolve(sample).resolve("src/main"), ".java"));
    }
    return sources;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?target/.*"))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<String> fenced(Path document, String language) throws IOException {
    Matcher block =
        Pattern.compile("^```" + language + "\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(document));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }
}
