package dev.anyfn.benchmarks.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {

  private static final Object[] VALUES = new Object[Workload.ITEMS];

  /** Does nothing, and counts. */
  private static final class Counting implements Workload {
    private final int perPage;
    private int pages;

    Counting(int perPage) {
      this.perPage = perPage;
    }

    @Override
    public void put(int number, Object value) {}

    @Override
    public Object get(int number) {
      return number;
    }

    @Override
    public void replace(int number, Object value) {}

    @Override
    public int page() {
      pages++;
      return perPage;
    }

    @Override
    public void close() {}
  }

  @Test
  void bothAreAskedAsOftenInEachPair() throws Exception {
    Counting byHand = new Counting(Workload.ITEMS);
    Counting portable = new Counting(Workload.ITEMS);

    List<Duel.Pair> pairs =
        new Duel(Operation.PAGE, byHand, portable, VALUES).run(Duration.ZERO, Duration.ZERO);

    assertThat(pairs).hasSizeGreaterThanOrEqualTo(16);
    assertThat(byHand.pages).isPositive();
    assertThat(portable.pages).isPositive();
  }

  @Test
  void aPageThatIsNotWholeEndsTheRun() {
    Duel duel = new Duel(Operation.PAGE, new Counting(Workload.ITEMS), new Counting(99), VALUES);

    assertThatThrownBy(() -> duel.run(Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("PAGE has done 0 of 1");
  }

  @Test
  void theRatioIsOfTwoBlocksThatFollowEachOther() {
    List<Duel.Pair> pairs = List.of(pair(10, 20), pair(100, 210), pair(1000, 1500));

    assertThat(Duel.Pair.median(pairs, pair -> pair.portable().cpu() / pair.byHand().cpu()))
        .isEqualTo(2, within(1e-9));
  }

  private static Duel.Pair pair(double byHand, double portable) {
    return new Duel.Pair(new Duel.Cost(byHand, byHand, 0), new Duel.Cost(portable, portable, 0));
  }
}
