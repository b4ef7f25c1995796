package dev.anyfn.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that listens on the port named by the environment variable {@code PORT}.
 *
 * @param name the row of the table
 * @param minimumJava the oldest Java it runs on
 * @param jars what would be deployed
 * @param program the main class
 */
public record HttpSubject(String name, int minimumJava, List<Path> jars, JavaProgram program)
    implements Subject {

  @Override
  public HttpRunning start(Jdk jdk, List<String> flags) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Map<String, String> environment = Map.of("PORT", Integer.toString(port));
    return new HttpRunning(program.with(flags).start(jdk, environment), port);
  }

  /**
   * A started HTTP server.
   *
   * @param child the process
   * @param port where it listens, or soon will
   */
  public record HttpRunning(ChildProcess child, int port) implements Running {

    /**
     * The operating system's process.
     *
     * @return the child process
     */
    public Process process() {
      return child.process();
    }

    @Override
    public long pid() {
      return process().pid();
    }

    @Override
    public FirstAnswer awaitFirstAnswer(Duration limit) throws IOException {
      HttpConnection.awaitFirstAnswer(port, limit, process()::isAlive, child::output);
      return FirstAnswer.now(child.startedAt(), pid());
    }

    @Override
    public HttpConnection client() throws IOException {
      return new HttpConnection(port, 30_000);
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
