package dev.anyfn.testkit.delivery;

import java.time.Duration;
import java.util.List;

/**
 * The time that a source waits before it delivers again. Immutable.
 *
 * @param first the wait after the first failure
 * @param most the longest wait
 * @param factor by which the wait grows with each further failure; at least 1
 * @param steps the first waits, before {@code first} and {@code factor} count; may be empty
 */
public record Backoff(Duration first, Duration most, double factor, List<Duration> steps) {

  public Backoff {
    steps = List.copyOf(steps);
    if (first.isNegative() || most.compareTo(first) < 0 || factor < 1) {
      throw new IllegalArgumentException(
          "A back-off begins with zero or more, does not end below that, and does not shrink");
    }
  }

  /** Returns a back-off that always waits the same time, zero or more. */
  public static Backoff fixed(Duration wait) {
    return new Backoff(wait, wait, 1, List.of());
  }

  /** Returns a back-off of one wait after the other, at least one; the last one repeats. */
  public static Backoff steps(Duration... waits) {
    Duration last = waits[waits.length - 1];
    return new Backoff(last, last, 1, List.of(waits));
  }

  /** Returns a back-off whose waits double from {@code first} to {@code most}. */
  public static Backoff exponential(Duration first, Duration most) {
    return new Backoff(first, most, 2, List.of());
  }

  /** Returns the wait after a number of failures, from 1; never more than {@code most}. */
  public Duration after(int failures) {
    if (failures <= steps.size()) {
      return steps.get(failures - 1);
    }
    double millis = first.toMillis() * Math.pow(factor, failures - 1.0 - steps.size());
    return millis >= most.toMillis() ? most : Duration.ofMillis((long) millis);
  }
}
