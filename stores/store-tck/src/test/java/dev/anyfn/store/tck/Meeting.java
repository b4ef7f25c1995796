package dev.anyfn.store.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Where liars wait who leave a gap between two steps: until another has come into the same gap, so
 * that the damage is done each time and not by chance. Once is enough: then nobody waits any more.
 * Safe for use by many threads.
 */
final class Meeting implements Gap {

  /** Nobody waits so long unless nobody else ever comes. */
  private static final long LONGEST_MILLIS = TimeUnit.SECONDS.toMillis(20);

  private final List<Set<String>> waiting = new ArrayList<>();
  private boolean over;

  @Override
  public synchronized void with(Set<String> keys) {
    over = over || waiting.stream().anyMatch(other -> !Collections.disjoint(other, keys));
    notifyAll();
    waiting.add(keys);
    await(this, () -> over);
  }

  /** Waits for a condition of an object whose lock the caller has. */
  static void await(Object lock, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    try {
      for (long left = LONGEST_MILLIS; left > 0 && !condition.getAsBoolean(); ) {
        lock.wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
