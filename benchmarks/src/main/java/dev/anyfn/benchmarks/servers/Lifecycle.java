package dev.anyfn.benchmarks.servers;

import dev.anyfn.benchmarks.HttpConnection;
import dev.anyfn.benchmarks.HttpSubject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends of things: the process, a connection, a body that is too long. */
final class Lifecycle {

  private static final int MEGABYTES = 40;

  private Lifecycle() {}

  static List<Check> checks() {
    return List.of(
        new Check("40 MB with a length: answer", server -> tooLarge(server, false)),
        new Check("40 MB chunked: answer", server -> tooLarge(server, true)),
        new Check("100 clients gone mid-response: healthy answer", Lifecycle::disconnect),
        new Check("SIGTERM with a 2 s request at 0.3 s: answer; exit", Lifecycle::stopInFlight),
        new Check("SIGTERM with an idle connection: exit", Lifecycle::stopIdle));
  }

  private static String tooLarge(HttpSubject.HttpRunning server, boolean chunked)
      throws IOException {
    byte[] megabyte = new byte[1 << 20];
    byte[] chunkHead = "100000\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] chunkEnd = "\r\n".getBytes(StandardCharsets.US_ASCII);
    try (HttpConnection connection = new HttpConnection(server.port(), 5000)) {
      connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\n"
              + (chunked
                  ? "Transfer-Encoding: chunked\r\n\r\n"
                  : "Content-Length: " + MEGABYTES * megabyte.length + "\r\n\r\n"));
      OutputStream out = connection.socket().getOutputStream();
      int sent = 0;
      try {
        for (; sent < MEGABYTES; sent++) {
          out.write(chunked ? chunkHead : new byte[0]);
          out.write(megabyte);
          out.write(chunked ? chunkEnd : new byte[0]);
        }
        if (chunked) {
          connection.send("0\r\n\r\n");
        }
      } catch (IOException refusedToReadOn) {
        return "broken pipe at " + sent + " MB; " + Framing.status(connection);
      }
      return Framing.status(connection);
    }
  }

  private static String disconnect(HttpSubject.HttpRunning server) throws IOException {
    for (int i = 0; i < 100; i++) {
      try (HttpConnection connection = new HttpConnection(server.port(), 3000)) {
        connection.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
        connection.socket().getInputStream().readNBytes(1024);
        connection.socket().setSoLinger(true, 0);
      }
    }
    String healthy = SlowPeers.healthy(server, 3000);
    int printed = server.child().output().length();
    return healthy + (printed == 0 ? "" : ", noisy log");
  }

  private static String stopInFlight(HttpSubject.HttpRunning server) throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port(), 12_000)) {
      connection.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
      SlowPeers.pause(300);
      long term = System.nanoTime();
      server.process().destroy();
      SlowPeers.pause(300);
      String late = SlowPeers.healthy(server, 500);
      String status = Framing.status(connection);
      return status + "; " + exit(server, term) + "; new one meanwhile " + late;
    }
  }

  private static String stopIdle(HttpSubject.HttpRunning server) throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port(), 3000)) {
      connection.ask();
      long term = System.nanoTime();
      server.process().destroy();
      return exit(server, term);
    }
  }

  private static String exit(HttpSubject.HttpRunning server, long since) throws IOException {
    try {
      if (!server.process().waitFor(12, TimeUnit.SECONDS)) {
        return "**still running**";
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) + " ms";
  }
}
