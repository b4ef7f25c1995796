package dev.anyfn.testkit.fork;

/** What is done wherever a thread that waits for a process is interrupted. */
final class Interrupted {

  private Interrupted() {}

  /** Keeps the thread's interrupt flag. To be thrown. */
  static ForkException rethrow(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ForkException("Interrupted while waiting for a forked process", e);
  }
}
