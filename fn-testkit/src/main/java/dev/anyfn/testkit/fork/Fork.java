package dev.anyfn.testkit.fork;

import java.time.Duration;

/** A runtime in a process of its own. Closing it ends the process. Safe for use by many threads. */
public interface Fork extends AutoCloseable {

  /** Returns the process of the runtime; the same object each time. */
  JavaProcess process();

  /** Returns the live output, readable after {@link #close} too. */
  default Output output() {
    return process().output();
  }

  /** Returns the process id. */
  default long pid() {
    return process().pid();
  }

  /** Returns the time of the start, in the time of {@link System#nanoTime}. */
  default long startedAt() {
    return process().startedAt();
  }

  /** Returns the processor time used, user and system; after the end, the last known value. */
  default Duration cpuTime() {
    return process().cpuTime();
  }

  /** Returns this moment and the processor time used so far. */
  default Mark mark() {
    return process().mark();
  }

  /** Ends the process: SIGTERM, then SIGKILL after a grace period. Does nothing the second time. */
  @Override
  void close();
}
