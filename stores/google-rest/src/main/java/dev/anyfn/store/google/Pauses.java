package dev.anyfn.store.google;

import dev.anyfn.state.spi.StoreContext;
import java.time.Duration;

/**
 * Waits between two tries. Safe for use by many threads.
 *
 * @param context of the store
 */
public record Pauses(StoreContext context) {

  private static final Duration FIRST = Duration.ofMillis(80);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /**
   * Waits a random time, which may be longer after each try, up to a second.
   *
   * @param tries how many tries there were, from 1
   * @return false if the thread is interrupted; its interrupt status is set then
   */
  public boolean pause(int tries) {
    return context.backOff(tries, FIRST, LONGEST);
  }
}
