package dev.anyfn.state.spi;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Name, time and chance of one store, shared by the portable type and its driver. Neither of them
 * sleeps, draws random numbers or reads the time in any other way, so a test decides all three.
 *
 * @param name the name that messages use
 * @param codec for values
 * @param clock by which documents expire
 * @param random for versions and for the time between two tries; must not be predictable in
 *     production, and safe for use by many threads
 * @param pause waits between two tries
 */
public record StoreContext(
    String name, ValueCodec codec, Clock clock, RandomGenerator random, Pause pause) {

  private static final int MOST_DOUBLINGS = 20;

  /** Waits between two tries. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits, or advances a virtual clock.
     *
     * @param time how long
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
   * @param tries how many tries there were, from 1
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
