package dev.anyfn.state.spi;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The name, time and randomness of one store, shared by the portable type and its driver. They use
 * no other clock, pause or random numbers, so a test controls all three.
 *
 * @param name the name for messages
 * @param codec the codec for values
 * @param clock the clock for expiry
 * @param random for versions and for the pauses between two tries; unpredictable in production, and
 *     safe for use by many threads
 * @param pause waits between two tries
 */
public record StoreContext(
    String name, ValueCodec codec, Clock clock, RandomGenerator random, Pause pause) {

  private static final int MOST_DOUBLINGS = 20;

  /** A way to wait between two tries. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits, or advances a virtual clock.
     *
     * @param time the time to wait
     * @throws InterruptedException if the thread is interrupted
     */
    void pause(Duration time) throws InterruptedException;
  }

  public StoreContext {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(random, "random");
    Objects.requireNonNull(pause, "pause");
  }

  /**
   * Waits a random time before a retry: at most {@code first} after the first try, twice as long
   * after each further one, and never longer than {@code longest}.
   *
   * @param tries the number of tries so far, from 1
   * @param first the longest wait after the first try
   * @param longest the longest wait after any try
   * @return false if the thread is interrupted; its interrupt status is set then
   */
  public boolean backOff(int tries, Duration first, Duration longest) {
    long most = Math.min(longest.toNanos(), first.toNanos() << Math.min(tries - 1, MOST_DOUBLINGS));
    try {
      pause.pause(Duration.ofNanos(1 + random.nextLong(most)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
