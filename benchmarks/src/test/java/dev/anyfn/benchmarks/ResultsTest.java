package dev.anyfn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsTest {

  private final Results results = new Results();

  @Test
  void aMedianIgnoresAnOutlier() {
    results.add("a", "ms", 10);
    results.add("a", "ms", 9000);
    results.add("a", "ms", 11);

    assertThat(results.median("a", "ms")).isEqualTo(11);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    results.add("a", "ms", 1);
    results.add("a", "ms", 4);
    results.add("a", "ms", 2);
    results.add("a", "ms", 100);

    assertThat(results.median("a", "ms")).isEqualTo(3);
  }

  @Test
  void aTableShowsRatiosToItsBaseline() {
    results.add("base", "ms", 200);
    results.add("other", "ms", 300);
    results.add("other", "MB", 1.25);

    assertThat(results.table("subject", "base").toString())
        .isEqualTo(
            """
            | subject | ms | MB |
            | --- | --- | --- |
            | base | 200 (1.00) | - |
            | other | 300 (1.50) | 1.3 |
            """);
  }

  @Test
  void everyRowMayHaveABaselineOfItsOwn() {
    results.add("bare a", "ms", 200);
    results.add("ours a", "ms", 300);
    results.add("bare b", "ms", 10);
    results.add("ours b", "ms", 5);

    assertThat(results.table("subject", row -> "bare" + row.substring(4)).toString())
        .contains("| ours a | 300 (1.50) |", "| ours b | 5.0 (0.50) |");
  }

  @Test
  void smallFiguresKeepThreeDigits() {
    results.add("jar", "MB", 0.0044);

    assertThat(results.table("subject", "none").toString()).contains("| 0.004 |");
  }
}
