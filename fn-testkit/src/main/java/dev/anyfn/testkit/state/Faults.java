package dev.anyfn.testkit.state;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A plan of faults by the number of the operation, for {@link InterceptedBucketDriver} and {@link
 * InterceptedTableDriver}. Drivers that share a plan share the count, which begins at 1.
 *
 * <pre>{@code
 * Faults faults = Faults.create().losesAnswer(3).fails(5, StoreError.UNAVAILABLE);
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Faults implements StoreInterceptor {

  private record Planned(@Nullable Fault fault, StoreError error) {}

  private static final Planned NOTHING = new Planned(null, StoreError.UNAVAILABLE);

  private final Map<Integer, Planned> planned = new HashMap<>();
  private final List<StoreOperation> operations = new ArrayList<>();
  private Duration latency = Duration.ZERO;
  private @Nullable SplittableRandom random;
  private double rate;
  private @Nullable String stopped;

  private Faults() {}

  /** Creates a plan without faults. */
  public static Faults create() {
    return new Faults();
  }

  /** Refuses the n-th operation with an error; it does nothing. */
  public synchronized Faults fails(int operation, StoreError error) {
    planned.put(operation, new Planned(Fault.REFUSE, error));
    return this;
  }

  /**
   * Loses the answer of the n-th operation, which happens: OUTCOME_UNKNOWN for a write, UNAVAILABLE
   * for a read.
   */
  public synchronized Faults losesAnswer(int operation) {
    planned.put(operation, new Planned(Fault.LOSE_ANSWER, StoreError.UNAVAILABLE));
    return this;
  }

  /** Kills the instance before the n-th operation; neither it nor any later one happens. */
  public synchronized Faults stopsBefore(int operation) {
    planned.put(operation, new Planned(Fault.KILL_BEFORE, StoreError.UNAVAILABLE));
    return this;
  }

  /** Kills the instance after the n-th operation has happened, before its answer arrives. */
  public synchronized Faults stopsAfter(int operation) {
    planned.put(operation, new Planned(Fault.KILL_AFTER, StoreError.UNAVAILABLE));
    return this;
  }

  /**
   * Lets operations that are not planned fail at random: a third is refused as UNAVAILABLE, a third
   * as RATE_LIMITED, a third loses its answer.
   *
   * @param seed of the choice
   * @param share of all operations, 0 to 1
   */
  public synchronized Faults randomly(long seed, double share) {
    random = new SplittableRandom(seed);
    rate = share;
    return this;
  }

  /** Delays every operation in real time, half before it and half after it, by at least this. */
  public synchronized Faults latency(Duration time) {
    latency = time;
    return this;
  }

  /** Returns the operations so far, failed ones included, in the order in which they began. */
  public synchronized List<StoreOperation> operations() {
    return List.copyOf(operations);
  }

  @Override
  public @Nullable Object around(StoreOperation operation, Call call) throws IOException {
    Injection injection = begin(operation);
    return injection.run(
        operation,
        () -> {
          pause();
          Object result = call.run();
          pause();
          return result;
        });
  }

  /** An operation and its planned fault. */
  private final class Injection extends FaultInjection {
    private final Planned plan;
    private final String place;

    Injection(Planned plan, String place) {
      super(plan.fault());
      this.plan = plan;
      this.place = place;
    }

    @Override
    protected StoreError refusal() {
      return plan.error();
    }

    @Override
    protected Error killed() {
      return stop((fault() == Fault.KILL_BEFORE ? "Stopped before " : "Stopped after ") + place);
    }
  }

  private synchronized Injection begin(StoreOperation operation) {
    if (stopped != null) {
      throw new StoppedError(stopped);
    }
    operations.add(operation);
    Planned plan = planned.get(operations.size());
    return new Injection(
        plan == null ? drawn() : plan, "operation " + operations.size() + ": " + operation);
  }

  private Planned drawn() {
    if (random == null || random.nextDouble() >= rate) {
      return NOTHING;
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Planned(Fault.REFUSE, StoreError.UNAVAILABLE);
      case 1 -> new Planned(Fault.REFUSE, StoreError.RATE_LIMITED);
      default -> new Planned(Fault.LOSE_ANSWER, StoreError.UNAVAILABLE);
    };
  }

  private synchronized StoppedError stop(String message) {
    stopped = message;
    return new StoppedError(message);
  }

  private void pause() {
    try {
      Thread.sleep(latency.toMillis() / 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreError.UNAVAILABLE, "interrupted", e);
    }
  }
}
