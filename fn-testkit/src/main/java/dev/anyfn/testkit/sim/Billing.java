package dev.anyfn.testkit.sim;

import java.time.Duration;

/**
 * The time that a platform bills.
 *
 * @param unit a duration is rounded up to a multiple of it
 * @param initBilled whether the start is billed, too
 */
public record Billing(Duration unit, boolean initBilled) implements ProfilePart {

  /**
   * {@return the time that is billed for one invocation, rounded up}
   *
   * @param init how long the start took; zero if there was none
   * @param duration how long the function took
   */
  public Duration billed(Duration init, Duration duration) {
    Duration time = initBilled ? init.plus(duration) : duration;
    return unit.multipliedBy((time.toNanos() + unit.toNanos() - 1) / unit.toNanos());
  }
}
