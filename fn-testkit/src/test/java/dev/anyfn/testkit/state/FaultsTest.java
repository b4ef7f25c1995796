package dev.anyfn.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.StoreContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final Key KEY = Key.of("order", "1");

  private final InMemoryTableDriver rows = new InMemoryTableDriver();
  private final InMemoryBucketDriver objects = new InMemoryBucketDriver(Clock.systemUTC());
  private final List<Duration> pauses = new ArrayList<>();

  private StoreContext context() {
    return new StoreContext(
        "test", new JsonValues(), Clock.systemUTC(), new Random(1), pauses::add);
  }

  private Table table(Faults faults) {
    return Table.of(context(), () -> new InterceptedTableDriver(rows, faults));
  }

  private Bucket bucket(Faults faults) {
    return Bucket.of(context(), () -> new InterceptedBucketDriver(objects, faults));
  }

  @Test
  void aRefusedOperationDoesNothing() {
    Table table = table(Faults.create().fails(1, StoreError.RATE_LIMITED));
    assertThatThrownBy(() -> table.put(KEY, 1))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.RATE_LIMITED))
        .hasMessageContaining("Table test, put \"order\"/\"1\"");
    assertThat(rows.get(KEY)).isNull();
  }

  @Test
  void theTableReadsAgainWhenAnAnswerIsLost() {
    Faults faults = Faults.create().losesAnswer(1);
    Version version = table(faults).put(KEY, 1, Condition.ifAbsent());
    assertThat(rows.get(KEY).version()).isEqualTo(version);
    assertThat(faults.operations()).extracting(StoreOperation::name).containsExactly("put", "get");
  }

  @Test
  void anOutcomeStaysUnknownWhenReadingAgainFailsToo() {
    Table table = table(Faults.create().losesAnswer(1).fails(2, StoreError.UNAVAILABLE));
    assertThatThrownBy(() -> table.put(KEY, 1))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.OUTCOME_UNKNOWN));
    assertThat(rows.get(KEY)).isNotNull();
  }

  @Test
  void aStoppedInstanceDoesNothingMore() {
    Faults faults = Faults.create().stopsAfter(2);
    Table table = table(faults);
    Bucket bucket = bucket(faults);
    bucket.put("a", "1");
    assertThatThrownBy(() -> table.put(KEY, 1)).isInstanceOf(StoppedError.class);
    assertThat(rows.get(KEY)).isNotNull();
    assertThatThrownBy(() -> bucket.put("b", "2")).isInstanceOf(StoppedError.class);
    assertThat(objects.head("b")).isNull();
    assertThat(faults.operations()).hasSize(2);
  }

  @Test
  void stoppedBeforeMeansThatNothingHappened() {
    Bucket bucket = bucket(Faults.create().stopsBefore(1));
    assertThatThrownBy(() -> bucket.put("a", "1"))
        .isInstanceOf(StoppedError.class)
        .hasMessage("Stopped before operation 1: write a");
    assertThat(objects.head("a")).isNull();
  }

  @Test
  void randomFaultsFollowFromTheirSeed() {
    assertThat(outcomes(7)).isEqualTo(outcomes(7)).isNotEqualTo(outcomes(8));
    assertThat(String.join("", outcomes(7))).contains("ok", "UNAVAILABLE", "RATE_LIMITED");
  }

  private List<String> outcomes(long seed) {
    Table table = table(Faults.create().randomly(seed, 0.5));
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      try {
        table.put(Key.of("k" + i), i);
        outcomes.add("ok");
      } catch (StoreException e) {
        outcomes.add(e.error().name());
      }
    }
    return outcomes;
  }

  @Test
  void anUpdateSurvivesStaleReads() {
    StaleTableDriver stale = new StaleTableDriver(rows);
    Table table = Table.of(context(), () -> stale);
    table.put(KEY, 1);
    table.put(KEY, 2);
    stale.stale(2);
    assertThat(table.get(KEY, Integer.class).orElseThrow().value()).isEqualTo(1);
    assertThat(table.update(KEY, Integer.class, n -> Optional.of(n.orElse(0) + 10))).hasValue(12);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void anUpdateThatAlwaysLosesGivesUp() {
    Table table = table(Faults.create()); // somebody else writes between every read and every write
    Table other = table(Faults.create());
    assertThatThrownBy(
            () ->
                table.update(
                    KEY,
                    Integer.class,
                    n -> {
                      other.put(KEY, 0);
                      return Optional.of(1);
                    }))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.RATE_LIMITED));
    assertThat(pauses).hasSize(39).allMatch(pause -> pause.toMillis() <= 500);
  }
}
