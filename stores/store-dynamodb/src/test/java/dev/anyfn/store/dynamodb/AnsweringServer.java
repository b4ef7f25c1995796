package dev.anyfn.store.dynamodb;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers everything in the same way, in DynamoDB's form. Ends with the process. */
final class AnsweringServer {

  private final HttpServer server;
  private final AtomicInteger calls = new AtomicInteger();

  private AnsweringServer(HttpServer server) {
    this.server = server;
  }

  static AnsweringServer throttling() {
    return of(400, "com.amazonaws.dynamodb.v20120810#ThrottlingException");
  }

  static AnsweringServer of(int status, String type) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      AnsweringServer answering = new AnsweringServer(server);
      byte[] body =
          ("{\"__type\":\"" + type + "\",\"message\":\"as the test wants it\"}")
              .getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            answering.calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length);
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
