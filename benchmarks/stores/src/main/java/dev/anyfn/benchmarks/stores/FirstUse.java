package dev.anyfn.benchmarks.stores;

import dev.anyfn.benchmarks.ChildProcess;
import dev.anyfn.benchmarks.JavaProgram;
import dev.anyfn.benchmarks.Jdk;
import dev.anyfn.benchmarks.ProcessReading;
import dev.anyfn.benchmarks.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that uses a store once.
 *
 * @param name the row of the table
 * @param program a {@link FirstUseProgram}
 * @param environment what it finds its store by
 * @param jars what would be deployed
 */
record FirstUse(String name, JavaProgram program, Map<String, String> environment, List<Path> jars)
    implements Subject {

  private static final long POLL = Duration.ofMillis(2).toNanos();

  @Override
  public Running start(Jdk jdk, List<String> flags) throws IOException {
    return new Started(name, program.with(flags).start(jdk, environment));
  }

  private record Started(String name, ChildProcess child) implements Running {

    @Override
    public long pid() {
      return child.process().pid();
    }

    @Override
    public FirstAnswer awaitFirstAnswer(Duration limit) throws IOException {
      while (!child.output().contains(NothingProgram.DONE)) {
        boolean late = System.nanoTime() - child.startedAt() > limit.toNanos();
        if (late || !child.process().isAlive()) {
          throw new IOException(name + " has not used its store: " + child.output());
        }
        LockSupport.parkNanos(POLL);
      }
      Duration wall = Duration.ofNanos(System.nanoTime() - child.startedAt());
      return new FirstAnswer(wall, ProcessReading.of(pid()));
    }

    /** It is used once only: a training run has nothing more to ask. */
    @Override
    public Client client() {
      return new Client() {
        @Override
        public void ask() {}

        @Override
        public void close() {}
      };
    }

    @Override
    public void terminate(Duration limit) throws IOException {
      child.terminate(limit);
    }

    @Override
    public void close() {
      child.close();
    }
  }
}
