package dev.anyfn.testkit.sim;

import java.time.Duration;

/**
 * The life of a process in an instance.
 *
 * @param initTime how long the start may take
 * @param initTries how often a failed start is tried for one invocation
 * @param timeout how long an invocation may take
 * @param afterTimeout what becomes of the process then
 * @param freezes whether the process stands still between invocations
 * @param grace how long it may take to shut down after SIGTERM; zero where there is none
 * @param exitsOnFatalError whether the process ends when an {@code OutOfMemoryError} or its like
 *     leaves the function
 */
public record Lifecycle(
    Duration initTime,
    int initTries,
    Duration timeout,
    AfterTimeout afterTimeout,
    boolean freezes,
    Duration grace,
    boolean exitsOnFatalError)
    implements ProfilePart {

  /** The fate of a process whose invocation took too long. */
  public enum AfterTimeout {
    /** It is killed; the next invocation starts another. */
    RESET,
    /** It is kept, and so is what still runs in it; only the caller has gone. */
    KEEP
  }

  /**
   * {@return this with another limit of an invocation}
   *
   * @param value how long it may take
   */
  public Lifecycle withTimeout(Duration value) {
    return new Lifecycle(
        initTime, initTries, value, afterTimeout, freezes, grace, exitsOnFatalError);
  }

  /**
   * {@return this with processes that stand still between invocations, or not}
   *
   * @param value whether they do
   */
  public Lifecycle withFreezes(boolean value) {
    return new Lifecycle(
        initTime, initTries, timeout, afterTimeout, value, grace, exitsOnFatalError);
  }
}
