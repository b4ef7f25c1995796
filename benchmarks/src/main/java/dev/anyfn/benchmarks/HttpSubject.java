package dev.anyfn.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

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
  public HttpRunning start(Jdk jdk) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    return new HttpRunning(program.start(jdk, Map.of("PORT", Integer.toString(port))), port);
  }

  /**
   * A started HTTP server.
   *
   * @param child the process
   * @param port where it listens, or soon will
   */
  public record HttpRunning(ChildProcess child, int port) implements Running {

    @Override
    public Process process() {
      return child.process();
    }

    @Override
    public void awaitFirstAnswer(Duration limit) throws IOException {
      long deadline = System.nanoTime() + limit.toNanos();
      while (true) {
        try (HttpConnection connection = new HttpConnection(port, (int) limit.toMillis())) {
          connection.ask();
          return;
        } catch (IOException notYet) {
          if (!child.process().isAlive() || System.nanoTime() > deadline) {
            throw new IOException("no first answer; it printed: " + child.output(), notYet);
          }
          LockSupport.parkNanos(1_000_000);
        }
      }
    }

    @Override
    public HttpConnection client() throws IOException {
      return new HttpConnection(port, 30_000);
    }

    @Override
    public void close() {
      child.close();
    }
  }
}
