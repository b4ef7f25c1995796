package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.Fork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The processes behind some targets. */
interface Processes {

  /** Returns the names of the functions' classes; empty if only the process knows them. */
  List<String> functions();

  /**
   * Leases a process until the lease is closed.
   *
   * @param function null if there is no choice
   */
  Lease lease(Platform platform, @Nullable String function);

  /** Returns the target to compare other platforms' answers with. */
  Optional<Target> reference();

  /**
   * The use of a process during a call.
   *
   * @param calls counts the calls that have begun
   * @param release ends the use
   */
  record Lease(Fork fork, AtomicInteger calls, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /** A process of another owner. */
  record Given(Fork fork, AtomicInteger calls) implements Processes {

    @Override
    public List<String> functions() {
      return List.of();
    }

    @Override
    public Lease lease(Platform platform, @Nullable String function) {
      return new Lease(fork, calls, () -> {});
    }

    @Override
    public Optional<Target> reference() {
      return Optional.empty();
    }
  }
}
