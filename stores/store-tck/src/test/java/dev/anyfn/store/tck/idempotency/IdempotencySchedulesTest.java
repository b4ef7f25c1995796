package dev.anyfn.store.tck.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.store.tck.idempotency.IdempotencySchedules.Bounds;
import dev.anyfn.store.tck.idempotency.IdempotencySchedules.Report;
import dev.anyfn.testkit.state.InMemoryTableDriver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdempotencySchedulesTest {

  /** All interleavings; then with a crash, a lost answer or a failure while a lease runs out. */
  private static final List<Bounds> SEARCHES =
      List.of(
          new Bounds(3, 99, 0, 0, 0, 0),
          new Bounds(3, 2, 1, 0, 1, 0),
          new Bounds(3, 2, 0, 1, 1, 0),
          new Bounds(3, 2, 0, 0, 1, 1));

  private final IdempotencySchedules fenced = IdempotencySchedules.over(InMemoryTableDriver::new);

  private static IdempotencySchedules unfenced(boolean completes, boolean releases) {
    return IdempotencySchedules.over(() -> new LiarUnfencedTableDriver(completes, releases));
  }

  @Test
  void everyKeyHasOneEffectInThousandsOfRandomSchedules() {
    int count = Boolean.getBoolean("anyfn.deep") ? 1_000_000 : 30_000;
    Report report = fenced.random(1, count);

    System.out.println("idempotency, random: " + report);
    assertThat(report.violation()).isNull();
    assertThat(report.schedules()).isEqualTo(count);
    assertThat(report.runs()).as("runs, of which some died or failed").isGreaterThan(count);
  }

  @Test
  void everyKeyHasOneEffectInAllSchedulesOfThreeActors() {
    List<Bounds> searches = new ArrayList<>(SEARCHES);
    if (Boolean.getBoolean("anyfn.deep")) {
      searches.add(new Bounds(3, 1, 1, 1, 1, 1));
    }
    for (Bounds bounds : searches) {
      Report report = fenced.search(bounds);
      System.out.println("idempotency, all within " + bounds + ": " + report);
      assertThat(report.violation()).isNull();
      assertThat(report.schedules()).as("%s", bounds).isGreaterThan(5_000);
    }
  }

  @Nested
  class WithoutFencing {

    @ParameterizedTest(name = "completion {0}, release {1}")
    @CsvSource({"true, true", "true, false", "false, true"})
    void randomSchedulesFindTheViolation(boolean completes, boolean releases) {
      assertThat(unfenced(completes, releases).random(1, 10_000).violation())
          .contains("replay: IdempotencySchedules.over(...).replay(");
    }

    @ParameterizedTest(name = "completion {0}, release {1}")
    @CsvSource({"true, true", "true, false", "false, true"})
    void theSearchFindsTheViolation(boolean completes, boolean releases) {
      assertThat(unfenced(completes, releases).search(new Bounds(3, 2, 0, 0, 1, 1)).violation())
          .contains("replay: IdempotencySchedules.over(...).replay(new Bounds(3, 2, 0, 0, 1, 1)");
    }

    @Test
    void aSeedReplaysItsScheduleStepByStep() {
      IdempotencySchedules unfenced = unfenced(true, false);
      String violation = unfenced.random(1, 10_000).violation();
      long seed = Long.parseLong(violation.replaceAll("(?s).*replay\\((\\d+)L\\).*", "$1"));

      assertThat(unfenced(true, false).replay(seed).violation())
          .contains("stands still")
          .contains("VIOLATION")
          .isEqualTo(unfenced(true, false).replay(seed).violation());
      assertThat(fenced.replay(seed).violation()).isNull();
    }
  }
}
