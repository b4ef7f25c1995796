package dev.anyfn.store.google;

import java.util.concurrent.ThreadLocalRandom;

/** Waits between two tries. Safe for use by many threads. */
public interface Pauses {

  /**
   * Waits.
   *
   * @param attempt how many tries there were, from 1
   * @return false if the thread is interrupted, which it then still is
   */
  boolean pause(int attempt);

  /**
   * Each longer than the one before, up to a second, and of random length.
   *
   * @return such pauses
   */
  static Pauses growing() {
    return new Pauses() {
      @Override
      public boolean pause(int attempt) {
        try {
          Thread.sleep(ThreadLocalRandom.current().nextLong(Math.min(1000, 40L << attempt)) + 1);
          return true;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    };
  }
}
