package dev.anyfn.testkit.fork;

import java.time.Duration;

/**
 * A runtime in a process of its own. Closing it ends the process; it is never left behind.
 *
 * <p>All methods are safe for use by many threads.
 */
public interface Fork extends AutoCloseable {

  /** Returns the process the runtime runs in; the same object each time. */
  JavaProcess process();

  /**
   * What the process has written so far, and will write.
   *
   * @return live output, still readable after {@link #close}
   */
  default Output output() {
    return process().output();
  }

  /** Returns the number the operating system knows the process by: the process id. */
  default long pid() {
    return process().pid();
  }

  /**
   * When the process was started.
   *
   * @return in the time of {@link System#nanoTime}
   */
  default long startedAt() {
    return process().startedAt();
  }

  /**
   * Returns the processor time the process has used, user and system: the last known value once the
   * process has ended.
   */
  default Duration cpuTime() {
    return process().cpuTime();
  }

  /** This moment and the processor time used until now. */
  default Mark mark() {
    return process().mark();
  }

  /** Ends the process: SIGTERM, then SIGKILL after a grace period. Does nothing the second time. */
  @Override
  void close();
}
