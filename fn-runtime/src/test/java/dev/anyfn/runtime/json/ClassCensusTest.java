package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a function of records loads, counted in a JVM of its own. */
class ClassCensusTest {

  @Test
  void aFunctionOfRecordsLoadsNoClassOfDataBinding() throws Exception {
    List<String> lines = run("{\"name\":\"x\",\"count\":3}", "{\"count\":\"2\",\"name\":\"y\"}");

    assertThat(answers(lines))
        .containsExactly(
            "answer {\"greeting\":\"Hello x\",\"items\":[0,1,2]}",
            "answer {\"greeting\":\"Hello y\",\"items\":[0,1]}");
    assertThat(loaded(lines)).noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind"));
    assertThat(loaded(lines)).noneMatch(name -> name.startsWith("com.fasterxml.jackson.datatype"));
    // The JDK has some of its own.
    assertThat(loaded(lines))
        .noneMatch(name -> name.startsWith("dev.anyfn.") && name.contains("$$Lambda"));
  }

  @Test
  void plainMistakesOfACallerLoadNoneEither() throws Exception {
    List<String> lines =
        run("{\"name\":\"x\",\"count\":\"many\"}", "{\"name\":\"x\"", "[]", "{\"count\":{}}");

    assertThat(answers(lines))
        .containsExactly(
            "answer INVALID_INPUT: count: expected number, found string (line 1, column 21)",
            "answer INVALID_INPUT: The body is not valid JSON (line 1, column 12)",
            "answer INVALID_INPUT: expected Request, found array (line 1, column 1)",
            "answer INVALID_INPUT: count: expected number, found object (line 1, column 10)");
    assertThat(loaded(lines)).noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind"));
  }

  @Test
  void anOddSpellingIsReadByDataBindingAllTheSame() throws Exception {
    List<String> lines = run("{\"name\":\"x\",\"count\":\" +1 \"}");

    assertThat(answers(lines)).containsExactly("answer {\"greeting\":\"Hello x\",\"items\":[0]}");
    assertThat(loaded(lines)).anyMatch(name -> name.startsWith("com.fasterxml.jackson.databind"));
  }

  private static List<String> run(String... documents) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xlog:class+load:stdout", "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PlainFunctionProgram.class.getName());
    command.addAll(List.of(documents));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  private static List<String> answers(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("answer ")).toList();
  }

  private static List<String> loaded(List<String> lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      int source = line.indexOf(" source:");
      if (source > 0) {
        names.add(line.substring(line.lastIndexOf(' ', source - 1) + 1, source));
      }
    }
    assertThat(names).hasSizeGreaterThan(300);
    return names;
  }
}
