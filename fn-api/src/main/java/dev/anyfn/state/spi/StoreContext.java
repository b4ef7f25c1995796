package dev.anyfn.state.spi;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What a bucket or a table needs beside its driver: everything that a test may want to decide.
 *
 * @param name by which messages call it
 * @param codec for values
 * @param clock by which documents expire
 * @param random for versions and for the time between two tries; must not be predictable in
 *     production, and safe for use by many threads
 * @param pause waits between two tries
 */
public record StoreContext(
    String name, ValueCodec codec, Clock clock, RandomGenerator random, Pause pause) {

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits, or lets a virtual clock go on.
     *
     * @param time how long
     * @throws InterruptedException if the thread is interrupted
     */
    void pause(Duration time) throws InterruptedException;
  }

  /**
   * A context.
   *
   * @param name by which messages call it
   * @param codec for values
   * @param clock by which documents expire
   * @param random for versions and for the time between two tries
   * @param pause waits between two tries
   */
  public StoreContext {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(random, "random");
    Objects.requireNonNull(pause, "pause");
  }
}
