package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The length of the sources that ship, in lines that are neither blank nor comment. */
class CodeLinesTest {

  private static final int MOST = 250;

  @Test
  void noFileIsLongerThanAReaderCanKeepInMind() throws IOException {
    Map<String, Integer> tooLong = new TreeMap<>();
    for (Path file : Sources.files()) {
      int lines = Sources.codeLines(Sources.read(file));
      if (lines > MOST) {
        tooLong.put(Sources.ROOT.relativize(file).toString(), lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'a;\n\nb;\n', 2",
    "'// a\n  // b\na; // c\n', 1",
    "'/** a\n * b\n */\na;\n', 1",
    "'a; /* b\n c */ d;\n', 2",
    "'s = \"// /* \\\" \";\nb;\n', 2",
    "'c = \"a\"; // \"\n', 1",
    "'t = \"\"\"\n  // a\n  \\\"\"\"\n  \"\"\";\n', 4",
  })
  void countsLinesWithCode(String source, int lines) {
    assertThat(Sources.codeLines(source)).isEqualTo(lines);
  }
}
