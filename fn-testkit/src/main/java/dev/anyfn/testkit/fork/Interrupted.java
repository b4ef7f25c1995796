package dev.anyfn.testkit.fork;

/** The reaction to an interrupt of a thread that waits for a process. */
final class Interrupted {

  private Interrupted() {}

  /** Restores the thread's interrupt flag and returns the exception to throw. */
  static ForkException rethrow(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ForkException("Interrupted while waiting for a forked process", e);
  }
}
