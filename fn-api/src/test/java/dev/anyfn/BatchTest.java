package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BatchTest {

  private final List<String> handled = new ArrayList<>();

  private static Batch.Item<String> item(String id) {
    return Batch.Item.of(id, 1, () -> "value of " + id);
  }

  private static Batch<String> batch(boolean ordered, String... ids) {
    List<Batch.Item<String>> items = new ArrayList<>();
    for (String id : ids) {
      items.add(item(id));
    }
    return Batch.of(items, ordered);
  }

  private Batch.Handler<String> failingAt(String... ids) {
    return value -> {
      handled.add(value);
      for (String id : ids) {
        if (value.equals("value of " + id)) {
          throw new IllegalStateException("broken " + id);
        }
      }
    };
  }

  private static List<String> ids(Batch.Outcome outcome) {
    return outcome.failures().stream().map(Batch.Failure::id).toList();
  }

  @Nested
  class Each {

    @AfterEach
    void clearTheFlag() {
      Thread.interrupted();
    }

    @Test
    void successHasNoFailures() {
      assertThat(batch(false, "a", "b").each(failingAt())).isEqualTo(Batch.Outcome.success());
      assertThat(handled).containsExactly("value of a", "value of b");
    }

    @Test
    void goesOnBehindAFailureWhereTheOrderDoesNotCount() {
      Batch.Outcome outcome = batch(false, "a", "b", "c", "d").each(failingAt("b", "d"));
      assertThat(ids(outcome)).containsExactly("b", "d");
      assertThat(outcome.failures().get(0).cause()).hasMessage("broken b");
      assertThat(handled).hasSize(4);
    }

    @Test
    void stopsAtTheFirstFailureWhereTheOrderCounts() {
      Batch.Outcome outcome = batch(true, "a", "b", "c", "d").each(failingAt("b"));
      assertThat(handled).containsExactly("value of a", "value of b");
      assertThat(ids(outcome)).containsExactly("b", "c", "d");
      assertThat(outcome.failures().get(2).cause())
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    @Test
    void aRecordThatDoesNotDecodeSpoilsNoOther() {
      Supplier<String> broken =
          () -> {
            throw FunctionException.invalidInput("not JSON");
          };
      Batch<String> batch =
          Batch.of(List.of(item("a"), Batch.Item.of("b", 3, broken), item("c")), false);
      assertThat(ids(batch.each(failingAt()))).containsExactly("b");
      assertThat(handled).containsExactly("value of a", "value of c");
    }

    @Test
    void anInterruptionIsAFailureAndIsPassedOn() {
      Batch.Outcome outcome =
          batch(false, "a", "b")
              .each(
                  value -> {
                    handled.add(value);
                    throw new InterruptedException();
                  });
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(ids(outcome)).containsExactly("a", "b");
    }

    @Test
    void anErrorIsNoFailureOfOneRecord() {
      assertThatThrownBy(
              () ->
                  batch(false, "a", "b")
                      .each(
                          value -> {
                            throw new StackOverflowError();
                          }))
          .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void nothingIsDoneWithNothing() {
      assertThat(batch(true).each(failingAt()).failures()).isEmpty();
    }
  }

  @Test
  void keepsItsOwnList() {
    List<Batch.Item<String>> items = new ArrayList<>(List.of(item("a")));
    Batch<String> batch = Batch.of(items, false);
    items.clear();
    assertThat(batch).hasSize(1);
    assertThatThrownBy(() -> batch.items().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> batch.iterator().remove())
        .isInstanceOfAny(UnsupportedOperationException.class, IllegalStateException.class);
  }

  @Test
  void anItemShowsItsIdAlone() {
    Batch.Item<String> item = Batch.Item.of("7", 2, () -> "s3cret");
    assertThat(item).hasToString("Item[7]");
    assertThat(item.attempt()).isEqualTo(2);
    assertThat(item.value()).isEqualTo("s3cret");
  }

  @Test
  void anOutcomeKeepsItsOwnList() {
    List<Batch.Failure> failures = new ArrayList<>(List.of(new Batch.Failure("a", null)));
    Batch.Outcome outcome = new Batch.Outcome(failures);
    failures.clear();
    assertThat(outcome.failures()).hasSize(1);
  }
}
