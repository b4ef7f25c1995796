package dev.anyfn.testkit.fork;

import java.time.Duration;

/** A point in time until which a caller waits. */
record Deadline(long nanoTime) {

  static Deadline in(Duration timeout) {
    return new Deadline(System.nanoTime() + timeout.toNanos());
  }

  boolean isOver() {
    return leftNanos() <= 0;
  }

  /** Returns zero after the deadline. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, leftNanos()));
  }

  /** Waits for a notification, at most until this deadline. The caller holds the lock. */
  @SuppressWarnings("WaitNotInLoop") // the callers loop
  void waitOn(Object lock) {
    try {
      lock.wait(Math.max(1, leftNanos() / 1_000_000));
    } catch (InterruptedException e) {
      throw Interrupted.rethrow(e);
    }
  }

  private long leftNanos() {
    return nanoTime - System.nanoTime();
  }
}
