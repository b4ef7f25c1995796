package dev.anyfn.testkit.sim;

import dev.anyfn.runtime.Origin;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An invocation that has been sent. Safe for use by many threads. */
public final class PendingInvocation {

  private final int number;
  private final Stimulus stimulus;
  private final Origin origin;
  private final Instant at;
  private final Pool pool;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable InvocationRecord record;

  PendingInvocation(int number, Stimulus stimulus, Origin origin, Instant at, Pool pool) {
    this.number = number;
    this.stimulus = stimulus;
    this.origin = origin;
    this.at = at;
    this.pool = pool;
  }

  int number() {
    return number;
  }

  Stimulus stimulus() {
    return stimulus;
  }

  Origin origin() {
    return origin;
  }

  Instant at() {
    return at;
  }

  /** Returns false if it has ended before. */
  synchronized boolean end(InvocationRecord outcome) {
    if (record != null) {
      return false;
    }
    record = outcome;
    done.countDown();
    return true;
  }

  /** {@return true if it has ended, so that {@link #await} does not wait} */
  public boolean isDone() {
    return record != null;
  }

  /**
   * Waits until it has ended, and gives it up when the simulator's patience is at an end.
   *
   * @return the record
   */
  public InvocationRecord await() {
    try {
      if (!done.await(pool.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        pool.giveUp(this);
        done.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + stimulus.describe(), e);
    }
    InvocationRecord outcome = record;
    if (outcome == null) {
      throw new IllegalStateException("It has ended without a record");
    }
    return outcome;
  }
}
