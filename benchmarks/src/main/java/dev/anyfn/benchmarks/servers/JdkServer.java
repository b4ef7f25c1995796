package dev.anyfn.benchmarks.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The server of the JDK. Arguments: {@code platform}, {@code elastic} or {@code virtual}. */
final class JdkServer {

  private static final int BACKLOG = 1024;
  private static final int ELASTIC_THREADS = 1000;
  private static final int SLICE = 16 << 10;

  private final AtomicInteger inFlight = new AtomicInteger();

  private JdkServer() {}

  public static void main(String[] args) throws Exception {
    // read once, by a static block of the server; Nagle and delayed ACK cost 40 ms per answer
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), App.port()), BACKLOG);
    server.setExecutor(
        switch (args[0]) {
          case "virtual" -> virtualThreads();
          case "elastic" -> elastic();
          default -> Executors.newFixedThreadPool(App.THREADS);
        });
    JdkServer self = new JdkServer();
    server.createContext("/", self::handle);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> self.stop(server)));
    server.start();
  }

  /** Threads come as they are needed; beyond the limit the server closes the connection. */
  private static Executor elastic() {
    return new ThreadPoolExecutor(
        0, ELASTIC_THREADS, 60, TimeUnit.SECONDS, new SynchronousQueue<>());
  }

  private static Executor virtualThreads() throws ReflectiveOperationException {
    return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private void handle(HttpExchange exchange) throws IOException {
    inFlight.incrementAndGet();
    try (exchange) {
      App.Reply reply = reply(exchange);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      int length = reply.body().length;
      // -1: no body. 0 would mean chunked.
      if (head && length > 0) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(length));
      }
      exchange.sendResponseHeaders(reply.status(), head || length == 0 ? -1 : length);
      if (!head && length > 0) {
        try (OutputStream out = exchange.getResponseBody()) {
          inSlices(reply.body(), out);
        }
      }
    } finally {
      inFlight.decrementAndGet();
    }
  }

  /** The server copies every write into a buffer of up to twice its size, for each connection. */
  private static void inSlices(byte[] body, OutputStream out) throws IOException {
    for (int at = 0; at < body.length; at += SLICE) {
      out.write(body, at, Math.min(SLICE, body.length - at));
    }
  }

  private static App.Reply reply(HttpExchange exchange) throws IOException {
    if (App.tooLarge(exchange.getRequestHeaders().getFirst("Content-Length"))) {
      return App.tooLarge();
    }
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(App.MAX_BODY + 1);
      return body.length > App.MAX_BODY
          ? App.tooLarge()
          : App.answer(exchange.getRequestURI().getRawPath(), body);
    }
  }

  /** Not {@code stop(n)}: on Java 17 it always takes its n seconds. */
  private void stop(HttpServer server) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(App.STOP_SECONDS);
    while (inFlight.get() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(5_000_000);
    }
    server.stop(0);
  }
}
