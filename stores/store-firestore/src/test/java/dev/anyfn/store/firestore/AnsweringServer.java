package dev.anyfn.store.firestore;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server that fails always in the same way, in Google's form. Ends with the process. */
final class AnsweringServer {

  private final HttpServer server;
  private final AtomicInteger calls = new AtomicInteger();

  private AnsweringServer(HttpServer server) {
    this.server = server;
  }

  static AnsweringServer of(int status, String word) {
    return of(path -> new Answer(status, problem(status, word)));
  }

  /** Has no documents, and refuses each commit because of others. */
  static AnsweringServer contended() {
    return of(
        path ->
            path.endsWith(":batchGet")
                ? new Answer(200, "[]")
                : path.endsWith(":commit")
                    ? new Answer(409, problem(409, "ABORTED"))
                    : new Answer(404, problem(404, "NOT_FOUND")));
  }

  private record Answer(int status, String body) {}

  private static String problem(int status, String word) {
    return "{\"error\":{\"code\":"
        + status
        + ",\"message\":\"as the test wants it\",\"status\":\""
        + word
        + "\"}}";
  }

  private static AnsweringServer of(Function<String, Answer> script) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      AnsweringServer answering = new AnsweringServer(server);
      server.createContext(
          "/",
          exchange -> {
            answering.calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            Answer answer = script.apply(exchange.getRequestURI().getPath());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return answering;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  int calls() {
    return calls.get();
  }
}
