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
 * What goes wrong with a store, and when: for {@link InterceptedBucketDriver} and {@link
 * InterceptedTableDriver}, several of which may share one. Operations are counted from 1, over all
 * of them, in the order in which they begin.
 *
 * <pre>{@code
 * Faults faults = Faults.create().losesAnswer(3).fails(5, StoreError.UNAVAILABLE);
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class Faults implements StoreInterceptor {

  private enum Side {
    REFUSED,
    BEFORE,
    AFTER,
    ANSWER_LOST
  }

  private record Fault(Side side, StoreError error) {}

  private final Map<Integer, Fault> planned = new HashMap<>();
  private final List<StoreOperation> operations = new ArrayList<>();
  private Duration latency = Duration.ZERO;
  private @Nullable SplittableRandom random;
  private double rate;
  private @Nullable String stopped;

  private Faults() {}

  /**
   * Nothing goes wrong yet.
   *
   * @return faults of their own
   */
  public static Faults create() {
    return new Faults();
  }

  /**
   * An operation fails, and does nothing.
   *
   * @param operation which, from 1
   * @param error how
   * @return this
   */
  public synchronized Faults fails(int operation, StoreError error) {
    planned.put(operation, new Fault(Side.REFUSED, error));
    return this;
  }

  /**
   * An operation does what it does, and its answer is lost: OUTCOME_UNKNOWN for a write,
   * UNAVAILABLE for a read.
   *
   * @param operation which, from 1
   * @return this
   */
  public synchronized Faults losesAnswer(int operation) {
    planned.put(operation, new Fault(Side.ANSWER_LOST, StoreError.OUTCOME_UNKNOWN));
    return this;
  }

  /**
   * The instance stops before an operation: it does nothing, nor does any after it.
   *
   * @param operation which, from 1
   * @return this
   */
  public synchronized Faults stopsBefore(int operation) {
    planned.put(operation, new Fault(Side.BEFORE, StoreError.UNAVAILABLE));
    return this;
  }

  /**
   * The instance stops after an operation has happened, before its answer arrives.
   *
   * @param operation which, from 1
   * @return this
   */
  public synchronized Faults stopsAfter(int operation) {
    planned.put(operation, new Fault(Side.AFTER, StoreError.UNAVAILABLE));
    return this;
  }

  /**
   * Operations that are not planned fail at random: a third refused as UNAVAILABLE, a third as
   * RATE_LIMITED, a third with their answer lost.
   *
   * @param seed which random
   * @param share of all operations, 0 to 1
   * @return this
   */
  public synchronized Faults randomly(long seed, double share) {
    random = new SplittableRandom(seed);
    rate = share;
    return this;
  }

  /**
   * Every operation takes at least so long.
   *
   * @param time really waited for, half before the operation and half after it
   * @return this
   */
  public synchronized Faults latency(Duration time) {
    latency = time;
    return this;
  }

  /**
   * What was asked for so far, what failed included.
   *
   * @return in the order in which it began
   */
  public synchronized List<StoreOperation> operations() {
    return List.copyOf(operations);
  }

  @Override
  public @Nullable Object around(StoreOperation operation, Call call) throws IOException {
    Fault fault = begin(operation);
    if (fault != null && fault.side() == Side.BEFORE) {
      throw stop("Stopped before operation " + operations.size() + ": " + operation);
    }
    if (fault != null && fault.side() == Side.REFUSED) {
      throw new StoreException(fault.error(), "as the test wants it");
    }
    pause();
    Object result = call.run();
    pause();
    if (fault != null && fault.side() == Side.AFTER) {
      close(result);
      throw stop("Stopped after operation " + operations.size() + ": " + operation);
    }
    if (fault != null) {
      close(result);
      throw new StoreException(
          operation.writes() ? StoreError.OUTCOME_UNKNOWN : StoreError.UNAVAILABLE,
          "the answer is lost, as the test wants it");
    }
    return result;
  }

  private synchronized @Nullable Fault begin(StoreOperation operation) {
    if (stopped != null) {
      throw new StoppedError(stopped);
    }
    operations.add(operation);
    Fault fault = planned.get(operations.size());
    if (fault != null || random == null || random.nextDouble() >= rate) {
      return fault;
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Fault(Side.REFUSED, StoreError.UNAVAILABLE);
      case 1 -> new Fault(Side.REFUSED, StoreError.RATE_LIMITED);
      default -> new Fault(Side.ANSWER_LOST, StoreError.OUTCOME_UNKNOWN);
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

  /** An answer that nobody gets must not hold what it was to be read from. */
  private static void close(@Nullable Object result) throws IOException {
    if (result instanceof dev.anyfn.state.spi.ObjectBody body) {
      body.stream().close();
    }
  }
}
