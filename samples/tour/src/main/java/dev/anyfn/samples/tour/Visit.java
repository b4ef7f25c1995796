package dev.anyfn.samples.tour;

import dev.anyfn.testkit.fork.Fork;
import java.time.Duration;

/** A running process, and the way to call the function in it. */
record Visit(Fork fork, Caller caller) implements AutoCloseable {

  Reply call(String input) {
    return caller.call(input);
  }

  /** Returns the time since the start of the process. */
  Duration age() {
    return fork.mark().since(fork.startedAt());
  }

  Duration cpuTime() {
    return fork.cpuTime();
  }

  @Override
  public void close() {
    fork.close();
  }

  /** Sends one input. */
  @FunctionalInterface
  interface Caller {
    Reply call(String input);
  }
}
