package dev.anyfn.benchmarks;

import dev.anyfn.testkit.fork.ForkException;
import dev.anyfn.testkit.fork.HttpFork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A server that {@code fn-testkit} starts: Google's invoker, or a container's program.
 *
 * @param name the row of the table
 * @param jars what would be deployed
 * @param starter how to start it
 */
public record HttpForkSubject(String name, List<Path> jars, Starter starter) implements Subject {

  /** Starts the server. */
  @FunctionalInterface
  public interface Starter {

    /**
     * Starts it and returns at once.
     *
     * @param jdk the Java installation to run on
     * @param flags options of the JVM
     * @return the server
     */
    HttpFork start(Jdk jdk, List<String> flags);
  }

  @Override
  public Running start(Jdk jdk, List<String> flags) throws IOException {
    try {
      return new ForkRunning(starter.start(jdk, flags));
    } catch (ForkException failed) {
      throw new IOException(name, failed);
    }
  }

  private record ForkRunning(HttpFork fork) implements Running {

    @Override
    public long pid() {
      return fork.pid();
    }

    @Override
    public FirstAnswer awaitFirstAnswer(Duration limit) throws IOException {
      HttpConnection.awaitFirstAnswer(
          fork.port(), limit, fork.process()::isAlive, () -> fork.output().text());
      return FirstAnswer.now(fork.startedAt(), fork.pid());
    }

    @Override
    public HttpConnection client() throws IOException {
      return new HttpConnection(fork.port(), 30_000);
    }

    @Override
    public void terminate(Duration limit) throws IOException {
      Forks.terminate(fork, limit);
    }

    @Override
    public void close() {
      fork.close();
    }
  }
}
