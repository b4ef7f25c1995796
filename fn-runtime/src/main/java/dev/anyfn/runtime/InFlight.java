package dev.anyfn.runtime;

import java.time.Duration;

/**
 * Counts the requests in flight, so that a shutdown can wait for them. Safe for use by many
 * threads.
 */
public final class InFlight {

  private int count;
  private boolean draining;

  public InFlight() {}

  /** A request begins. */
  public synchronized void enter() {
    count++;
  }

  /** A request ends. */
  public synchronized void exit() {
    count--;
    if (count == 0) {
      notifyAll();
    }
  }

  /** Returns true if a shutdown waits; true from the first {@link #drain} on. */
  public synchronized boolean draining() {
    return draining;
  }

  /**
   * Waits until nothing is in flight, the time is over, or the thread is interrupted.
   *
   * @param limit how long to wait at most
   */
  public synchronized void drain(Duration limit) {
    draining = true;
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toNanos(); count > 0 && left > 0; left = end - System.nanoTime()) {
        wait(left / 1_000_000 + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
