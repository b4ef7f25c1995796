package dev.anyfn.testkit.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameAFileOfADirectoryThatIsNotThere() {
    file = directory.resolve("budgets").resolve("greeter.properties");
  }

  /** Each class has 100 bytes. */
  private static Measured measured(long allocation, String... classes) {
    List<LoadedClass> loaded = new ArrayList<>();
    for (String name : classes) {
      loaded.add(new LoadedClass(name, true, 100));
    }
    return new Measured(
        "com.example.Greeter",
        Map.of(
            Metric.CLASSES,
            400L + classes.length,
            Metric.APPLICATION_CLASSES,
            (long) classes.length,
            Metric.APPLICATION_CLASS_BYTES,
            100L * classes.length,
            Metric.WARM_ALLOCATION_BYTES,
            allocation,
            Metric.INIT_CPU_MILLIS,
            90L),
        loaded);
  }

  private static final Measured BEFORE =
      measured(1_000, "com.example.Greeter", "com.example.Reply");

  private String write(int feature, Measured measured) throws IOException {
    Baseline.at(file).check(measured, feature, true);
    return Files.readString(file);
  }

  @Test
  void thatIsMissingSaysHowItIsWritten() {
    assertThatThrownBy(() -> Baseline.at(file).check(BEFORE, 17, false))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "There is no baseline of com.example.Greeter on JDK 17 in "
                + file
                + ": run the test once with -Danyfn.budget=write, and commit the file");
    assertThat(file).doesNotExist();
  }

  @Test
  void isWrittenSortedAndWithoutWhatDependsOnTheMachine() throws IOException {
    assertThat(write(17, BEFORE))
        .isEqualTo(
            """
            # What com.example.Greeter costs, by release of the JDK.
            # Written by a run of its test with -Danyfn.budget=write
            17.APPLICATION_CLASSES=2
            17.APPLICATION_CLASS_BYTES=200
            17.WARM_ALLOCATION_BYTES=1000
            17.package.com.example=2 Greeter Reply
            """);
    Baseline.at(file).check(BEFORE, 17, false);
  }

  @Test
  void ofOneJdkLeavesThatOfAnotherAlone() throws IOException {
    String of17 = write(17, BEFORE);
    assertThatThrownBy(() -> Baseline.at(file).check(BEFORE, 25, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("on JDK 25");
    assertThat(write(25, measured(2_000, "com.example.Greeter")))
        .startsWith(of17)
        .contains("25.WARM_ALLOCATION_BYTES=2000");
  }

  @Test
  void thatIsExceededShowsWhatHasGrown() throws IOException {
    write(17, BEFORE);
    Measured grown =
        measured(
            1_050,
            "com.example.Greeter",
            "com.example.Reply",
            "com.example.Title",
            "org.json.Parser");
    assertThatThrownBy(() -> Baseline.at(file).tolerancePercent(5).check(grown, 17, false))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            com.example.Greeter costs more than %s allows on JDK 17 (tolerance 5 %%):
              metric                          allowed       measured
              APPLICATION_CLASSES                   2              4  +100.0 %%
              APPLICATION_CLASS_BYTES             210            400  +100.0 %%
            New classes:
              com.example 2 -> 3 (300 bytes): Title
              org.json 0 -> 1 (100 bytes): Parser
            If that is meant: run the test once with -Danyfn.budget=write, and commit the file"""
                .formatted(file));
  }

  @Test
  void toleratesAsMuchAsItIsToldTo() throws IOException {
    write(17, BEFORE);
    Measured more = measured(1_051, "com.example.Greeter", "com.example.Reply");
    assertThatThrownBy(() -> Baseline.at(file).tolerancePercent(5).check(more, 17, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("WARM_ALLOCATION_BYTES             1,050          1,051  +5.1 %")
        .hasMessageNotContaining("New classes");
    Baseline.at(file).tolerancePercent(6).check(more, 17, false);
  }

  @Test
  void thatIsImprovedOnFailsNothing() throws IOException {
    write(17, BEFORE);
    assertThatCode(() -> Baseline.at(file).check(measured(10, "com.example.Greeter"), 17, false))
        .doesNotThrowAnyException();
  }

  @Test
  void ofOtherMetricsThanWereMeasuredIsNotGreen() throws IOException {
    write(17, BEFORE);
    assertThatThrownBy(
            () -> Baseline.at(file).metrics(Metric.APPLICATION_CLASSES).check(BEFORE, 17, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("but measured of com.example.Greeter is [APPLICATION_CLASSES]");
  }

  @Test
  void hasNoCpuTime() {
    assertThatThrownBy(() -> Baseline.at(file).metrics(Metric.INIT_CPU_MILLIS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thatCannotBeReadSaysWhichLine() throws IOException {
    write(17, BEFORE);
    Files.writeString(file, "17.APPLICATION_CLASES=2\n");
    assertThatThrownBy(() -> Baseline.at(file).check(BEFORE, 17, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("17.APPLICATION_CLASES");
  }
}
