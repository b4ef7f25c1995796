package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.Fork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where the functions of some targets are. */
interface Processes {

  /** The names of the functions' classes; empty where that is the process's own affair. */
  List<String> functions();

  /**
   * A process to call, until the lease is closed.
   *
   * @param function null where there is no choice
   */
  Lease lease(Platform platform, @Nullable String function);

  /** What answers of other platforms are held against. */
  Optional<Target> reference();

  /**
   * The use of a process for the time of a call.
   *
   * @param calls counts those that have begun
   * @param release ends the use
   */
  record Lease(Fork fork, AtomicInteger calls, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /** A process that somebody else owns. */
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
