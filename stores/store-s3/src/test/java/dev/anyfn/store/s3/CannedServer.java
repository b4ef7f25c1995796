package dev.anyfn.store.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as it is told to, and remembers what it was asked. */
final class CannedServer implements AutoCloseable {

  /** What to say. */
  interface Script {
    void answer(HttpExchange exchange, int number) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private CannedServer(HttpServer server) {
    this.server = server;
  }

  static CannedServer open(Script script) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CannedServer canned = new CannedServer(server);
    server.createContext(
        "/",
        exchange -> {
          canned.asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          script.answer(exchange, canned.asked.size());
          exchange.close();
        });
    server.setExecutor(canned.threads);
    server.start();
    return canned;
  }

  /** An error as S3 writes it; to HEAD without a body, so without its code. */
  static void error(HttpExchange exchange, int status, String code) throws IOException {
    xml(exchange, status, "<Error><Code>" + code + "</Code></Error>");
  }

  static void xml(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] body =
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml).getBytes(StandardCharsets.UTF_8);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.getResponseHeaders().set("Content-Type", "application/xml");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
