package dev.anyfn.testkit.sim;

import java.time.Duration;

/**
 * Which time a platform bills.
 *
 * @param unit a duration is rounded up to a multiple of it
 * @param initBilled whether the start is billed, too
 */
public record Billing(Duration unit, boolean initBilled) implements ProfilePart {

  /**
   * Returns what is billed for one invocation.
   *
   * @param init how long the start took; zero if there was none
   * @param duration how long the function took
   * @return the time, rounded up
   */
  public Duration billed(Duration init, Duration duration) {
    Duration time = initBilled ? init.plus(duration) : duration;
    return unit.multipliedBy((time.toNanos() + unit.toNanos() - 1) / unit.toNanos());
  }
}
