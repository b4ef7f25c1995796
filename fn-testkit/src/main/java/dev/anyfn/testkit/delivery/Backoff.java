package dev.anyfn.testkit.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How long a source waits before it delivers again. Immutable.
 *
 * @param first after the first failure
 * @param most at most
 * @param factor by which it grows with each further failure
 * @param steps the first waits, one by one, before {@code first} and {@code factor} count; may be
 *     empty
 */
public record Backoff(Duration first, Duration most, double factor, List<Duration> steps) {

  public Backoff {
    steps = List.copyOf(steps);
    if (first.isNegative() || most.compareTo(first) < 0 || factor < 1) {
      throw new IllegalArgumentException(
          "A back-off begins with zero or more, does not end below that, and does not shrink");
    }
  }

  /**
   * The same wait each time.
   *
   * @param wait zero or more
   * @return the back-off
   */
  public static Backoff fixed(Duration wait) {
    return new Backoff(wait, wait, 1, List.of());
  }

  /**
   * One wait after the other; the last one from then on.
   *
   * @param waits at least one
   * @return the back-off
   */
  public static Backoff steps(Duration... waits) {
    Duration last = waits[waits.length - 1];
    return new Backoff(last, last, 1, List.of(waits));
  }

  /**
   * Each wait is twice the one before.
   *
   * @param first the first
   * @param most the longest
   * @return the back-off
   */
  public static Backoff exponential(Duration first, Duration most) {
    return new Backoff(first, most, 2, List.of());
  }

  /**
   * How long to wait.
   *
   * @param failures how many there have been, from 1
   * @return never more than {@code most}
   */
  public Duration after(int failures) {
    if (failures <= steps.size()) {
      return steps.get(failures - 1);
    }
    double millis = first.toMillis() * Math.pow(factor, failures - 1.0 - steps.size());
    return millis >= most.toMillis() ? most : Duration.ofMillis((long) millis);
  }
}
