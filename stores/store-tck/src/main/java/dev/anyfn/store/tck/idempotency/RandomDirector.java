package dev.anyfn.store.tck.idempotency;

import dev.anyfn.testkit.state.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides by lot, with a limited number of disasters, so that a schedule ends. */
final class RandomDirector implements Director {

  private static final Fault[] OF_READS = {Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.REFUSE};
  private static final Fault[] OF_WRITES = {
    Fault.KILL_BEFORE,
    Fault.KILL_AFTER,
    Fault.REFUSE,
    Fault.LOSE_REQUEST,
    Fault.LOSE_ANSWER,
    Fault.LATE
  };

  private final RandomGenerator random;
  private final Workload plan;
  private int faults;
  private int jumps;
  private int failures;

  RandomDirector(RandomGenerator random, Workload plan) {
    this.random = random;
    this.plan = plan;
    this.faults = random.nextInt(6);
    this.jumps = random.nextInt(4);
    this.failures = random.nextInt(3);
  }

  /** Draws a plan. */
  static Workload plan(RandomGenerator random) {
    long lease = 10_000;
    long skew = random.nextInt(3) == 0 ? 0 : 2_000;
    List<int[]> messages = new ArrayList<>();
    int keys = random.nextInt(4) == 0 ? 2 : 1;
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int payload = random.nextInt(10) == 0 ? 2 : 1;
      messages.add(new int[] {random.nextInt(keys), payload});
    }
    List<Long> skews = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      skews.add(random.nextLong(skew + 1));
    }
    return new Workload(
        messages,
        skews,
        lease,
        skew,
        random.nextInt(3) == 0 ? 2 * lease : 0,
        random.nextInt(4) != 0,
        random.nextInt(4) == 0,
        3);
  }

  @Override
  public long timeBeforeStep(boolean leaseToRunOut) {
    if (jumps > 0 && random.nextInt(leaseToRunOut ? 10 : 20) == 0) {
      jumps--;
      return plan.lease() / 2 + random.nextLong(plan.lease());
    }
    return random.nextInt(4);
  }

  @Override
  public int next(List<Actor> ready, @Nullable Actor last) {
    int index = last == null || random.nextBoolean() ? -1 : ready.indexOf(last);
    return index >= 0 ? index : random.nextInt(ready.size());
  }

  @Override
  public @Nullable Fault fault(boolean write) {
    if (faults == 0 || random.nextInt(6) != 0) {
      return null;
    }
    faults--;
    Fault[] some = write ? OF_WRITES : OF_READS;
    return some[random.nextInt(some.length)];
  }

  @Override
  public boolean passAfterAnswer() {
    return random.nextInt(4) == 0;
  }

  @Override
  public long stall() {
    if (jumps == 0 || random.nextInt(10) != 0) {
      return 0;
    }
    jumps--;
    return plan.lease() / 2 + random.nextLong(plan.lease());
  }

  @Override
  public Work work() {
    int lot = random.nextInt(20);
    if (lot < 3) {
      return Work.EXTEND;
    }
    if (lot < 5 && failures > 0) {
      failures--;
      return lot == 3 ? Work.FAIL : Work.REFUSE;
    }
    return Work.SUCCEED;
  }
}
