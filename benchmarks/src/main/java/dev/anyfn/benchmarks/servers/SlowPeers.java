package dev.anyfn.benchmarks.servers;

import dev.anyfn.benchmarks.HttpConnection;
import dev.anyfn.benchmarks.HttpSubject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Clients that hold on to the server: does a healthy one still get its answer? */
final class SlowPeers {

  private static final int PEERS = 200;
  private static final int SECONDS_BEFORE_HEALTHY = 3;
  private static final int SECONDS = 14;

  private SlowPeers() {}

  static List<Check> checks() {
    return List.of(
        new Check(
            "200 slow headers: healthy answer; slow ones cut off",
            server -> drip(server, "GET / HTTP/1.1\r\nX-Slow: ")),
        new Check(
            "200 slow bodies: healthy answer; slow ones cut off",
            server -> drip(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")),
        new Check("200 clients that do not read 20 MB: healthy answer", SlowPeers::notReading),
        new Check("400 keep-alive connections: answered again", SlowPeers::manyIdle));
  }

  private static String drip(HttpSubject.HttpRunning server, String beginning) throws IOException {
    List<HttpConnection> peers = new ArrayList<>();
    try {
      for (int i = 0; i < PEERS; i++) {
        peers.add(new HttpConnection(server.port(), 1000).send(beginning));
      }
      int cutOff = 0;
      String healthy = "";
      for (int second = 1; second <= SECONDS; second++) {
        pause(1000);
        for (HttpConnection peer : List.copyOf(peers)) {
          if (!send(peer, "b")) {
            peers.remove(peer);
            peer.close();
            cutOff++;
          }
        }
        if (second == SECONDS_BEFORE_HEALTHY) {
          healthy = healthy(server, 1000);
        }
      }
      return healthy + "; " + cutOff + " in " + SECONDS + " s";
    } finally {
      close(peers);
    }
  }

  private static String notReading(HttpSubject.HttpRunning server) throws IOException {
    List<HttpConnection> peers = new ArrayList<>();
    try {
      for (int i = 0; i < PEERS; i++) {
        HttpConnection peer = new HttpConnection(server.port(), 1000);
        peers.add(peer.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n"));
      }
      pause(3000);
      return healthy(server, 1000);
    } finally {
      close(peers);
    }
  }

  private static String manyIdle(HttpSubject.HttpRunning server) throws IOException {
    List<HttpConnection> peers = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * PEERS; i++) {
        HttpConnection peer = new HttpConnection(server.port(), 3000);
        peers.add(peer);
        peer.ask();
      }
      int again = 0;
      for (HttpConnection peer : peers) {
        try {
          peer.ask();
          again++;
        } catch (IOException closedMeanwhile) {
          // not counted
        }
      }
      return Integer.toString(again);
    } finally {
      close(peers);
    }
  }

  static String healthy(HttpSubject.HttpRunning server, int limitMillis) {
    long start = System.nanoTime();
    try (HttpConnection connection = new HttpConnection(server.port(), limitMillis)) {
      connection.ask();
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms";
    } catch (IOException none) {
      return "**none in " + limitMillis + " ms**";
    }
  }

  static void pause(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /** A reset shows in the second write after it; a close with an answer in what can be read. */
  private static boolean send(HttpConnection peer, String text) throws IOException {
    try {
      peer.send(text);
      return peer.socket().getInputStream().available() == 0;
    } catch (IOException cutOff) {
      return false;
    }
  }

  private static void close(List<HttpConnection> peers) throws IOException {
    for (HttpConnection peer : peers) {
      peer.close();
    }
  }
}
