package dev.anyfn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void asksAsOftenAsToldAndClosesEveryClient() throws Exception {
    Load.Outcome outcome = new Load(4, 100).run(running(1000));

    assertThat(outcome.sortedLatencies()).hasSize(100).isSorted();
    assertThat(asked).hasValue(100);
    assertThat(closed).hasValue(4);
  }

  @Test
  void oneWrongAnswerFailsTheLoad() {
    assertThatThrownBy(() -> new Load(2, 100).run(running(10)))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("wrong");
  }

  @Test
  void percentilesAreRanks() {
    Load.Outcome outcome = new Load.Outcome(1, new long[] {1, 2, 3, 4});

    assertThat(outcome.percentile(50)).isEqualTo(2);
    assertThat(outcome.percentile(99)).isEqualTo(4);
    assertThat(outcome.percentile(0)).isEqualTo(1);
  }

  private Subject.Running running(int good) {
    return new Subject.Running() {
      @Override
      public long pid() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Subject.FirstAnswer awaitFirstAnswer(Duration limit) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void terminate(Duration limit) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Subject.Client client() {
        return new Subject.Client() {
          @Override
          public void ask() throws IOException {
            if (asked.incrementAndGet() > good) {
              throw new IOException("wrong");
            }
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
      }

      @Override
      public void close() {}
    };
  }
}
