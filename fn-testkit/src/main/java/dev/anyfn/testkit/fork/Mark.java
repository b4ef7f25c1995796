package dev.anyfn.testkit.fork;

import java.time.Duration;

/**
 * A moment in the life of a process, for measurements.
 *
 * @param nanoTime when, in the time of {@link System#nanoTime}
 * @param cpuTime the processor time of the process until then, user and system; Linux counts it in
 *     steps of 10 ms
 */
public record Mark(long nanoTime, Duration cpuTime) {

  /** Returns the wall-clock time from an earlier {@link System#nanoTime} to this moment. */
  public Duration since(long startedAt) {
    return Duration.ofNanos(nanoTime - startedAt);
  }
}
