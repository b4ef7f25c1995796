package dev.anyfn.benchmarks;

import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.ForkException;
import java.io.IOException;
import java.time.Duration;

/** What forks of all kinds have in common. */
final class Forks {

  private Forks() {}

  static void terminate(Fork fork, Duration limit) throws IOException {
    fork.process().terminate();
    try {
      fork.process().awaitExit(limit);
    } catch (ForkException stillRunning) {
      throw new IOException("did not end", stillRunning);
    }
  }
}
