package dev.anyfn.benchmarks;

import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ForkException;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.fork.RuntimeApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A handler on AWS's own runtime client.
 *
 * @param name the row of the table
 * @param jar what would be deployed
 * @param handler the name of its class
 * @param flags options of the JVM
 * @param question the event
 * @param answer what the handler has to answer
 */
public record LambdaSubject(
    String name, Path jar, String handler, List<String> flags, String question, String answer)
    implements Subject {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  @Override
  public List<Path> jars() {
    return List.of(jar);
  }

  @Override
  public Running start(Jdk jdk, List<String> more) throws IOException {
    RuntimeApiServer server = RuntimeApiServer.start();
    try {
      LambdaFork fork =
          LambdaFork.builder()
              .javaHome(jdk.home())
              .jvmArgs(flags.toArray(String[]::new))
              .jvmArgs(more.toArray(String[]::new))
              .classPath(ClassPath.of(jar))
              .handler(handler)
              .grace(Duration.ZERO)
              .server(server)
              .start();
      return new LambdaRunning(fork);
    } catch (ForkException failed) {
      server.close();
      throw new IOException(name, failed);
    }
  }

  private final class LambdaRunning implements Running {

    private final LambdaFork fork;
    private final CompletableFuture<FirstAnswer> first;
    private final byte[] payload = question.getBytes(StandardCharsets.UTF_8);

    LambdaRunning(LambdaFork fork) {
      this.fork = fork;
      // runs while the runtime still waits for its 202, so that no work after the answer counts
      this.first = fork.server().firstAnswer().thenApply(this::read);
    }

    private FirstAnswer read(long at) {
      try {
        Duration wall = Duration.ofNanos(at - fork.startedAt());
        return new FirstAnswer(wall, ProcessReading.of(fork.pid()));
      } catch (IOException gone) {
        throw new IllegalStateException(gone);
      }
    }

    @Override
    public long pid() {
      return fork.pid();
    }

    @Override
    public FirstAnswer awaitFirstAnswer(Duration limit) throws IOException {
      ask(limit);
      try {
        return first.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", interrupted);
      } catch (ExecutionException | TimeoutException failed) {
        throw new IOException(fork.output().text(), failed);
      }
    }

    @Override
    public Client client() {
      return new Client() {
        @Override
        public void ask() throws IOException {
          LambdaRunning.this.ask(ANSWER_LIMIT);
        }

        @Override
        public void close() {
          // the connection is the runtime's: it polls
        }
      };
    }

    private void ask(Duration limit) throws IOException {
      try {
        InvocationResult result = fork.call(payload, limit);
        if (!result.success().text().equals(answer)) {
          throw new IOException(name + " answered wrongly: " + result);
        }
      } catch (ForkException failed) {
        throw new IOException(name + fork.output().text(), failed);
      }
    }

    @Override
    public void terminate(Duration limit) throws IOException {
      Forks.terminate(fork, limit);
    }

    @Override
    public void close() {
      fork.close();
      fork.server().close();
    }
  }
}
