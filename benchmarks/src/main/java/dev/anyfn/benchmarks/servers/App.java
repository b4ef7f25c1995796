package dev.anyfn.benchmarks.servers;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What every candidate serves. Trivial on purpose, so that the server is measured. */
final class App {

  /** Cloud Run's limit for HTTP/1. */
  static final int MAX_BODY = 32 << 20;

  static final int THREADS = 64;
  static final int STOP_SECONDS = 8;

  private App() {}

  /** Shared, and made only when asked for. */
  private static final class Big {
    static final byte[] BYTES = new byte[20 << 20];
  }

  /** The answer of the application, and whether it has a body at all. */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record Reply(int status, byte[] body) {}

  static int port() {
    return Integer.parseInt(System.getenv("PORT"));
  }

  static boolean tooLarge(@Nullable String contentLength) {
    return contentLength != null && Long.parseLong(contentLength) > MAX_BODY;
  }

  static Reply tooLarge() {
    return new Reply(413, "too large".getBytes(StandardCharsets.US_ASCII));
  }

  static Reply answer(String path, byte[] body) {
    return switch (path) {
      case "/slow" -> new Reply(200, slow());
      case "/big" -> new Reply(200, Big.BYTES);
      case "/empty" -> new Reply(204, new byte[0]);
      default -> new Reply(200, greeting(body));
    };
  }

  private static byte[] slow() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    return "slow".getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads {@code {"name":"x","count":3}} and nothing else. */
  static byte[] greeting(byte[] body) {
    String json = new String(body, StandardCharsets.UTF_8);
    int name = json.indexOf(":\"") + 2;
    int count = json.lastIndexOf(':') + 1;
    if (name < 2) {
      return "{}".getBytes(StandardCharsets.US_ASCII);
    }
    StringBuilder answer = new StringBuilder("{\"greeting\":\"Hello ");
    answer.append(json, name, json.indexOf('"', name)).append("\",\"items\":[");
    int items = Integer.parseInt(json.substring(count, json.indexOf('}', count)));
    for (int i = 0; i < items; i++) {
      answer.append(i == 0 ? "" : ",").append(i);
    }
    return answer.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }
}
