package dev.anyfn.testkit.crash;

import dev.anyfn.Headers;
import dev.anyfn.Response;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.testkit.wire.HttpBody;
import dev.anyfn.testkit.wire.HttpConnection;
import dev.anyfn.testkit.wire.HttpHead;
import dev.anyfn.testkit.wire.HttpReply;
import dev.anyfn.testkit.wire.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of one dependency, for all runs of a sweep. A connection serves one request, so
 * that no client keeps one beyond its instance, or repeats a request because one was closed.
 */
final class DependencyServer implements AutoCloseable {

  private static final long LONGEST_BODY = 64L * 1024 * 1024;

  private final LoopbackServer server;
  private volatile @Nullable Handler handler;

  /** A handler that answers, or returns null to reset the connection. */
  @FunctionalInterface
  interface Handler {
    @Nullable HttpReply handle(DependencyCall call);
  }

  /** Returns an answer without a body. */
  static HttpReply status(int status) {
    return new HttpReply(status, Headers.empty(), new byte[0]);
  }

  /** Converts the answer of a double. */
  static HttpReply reply(Response<?> response) {
    Object body = response.body().orElse(null);
    if (body == null) {
      return new HttpReply(response.status(), response.headers(), new byte[0]);
    }
    if (body instanceof byte[] bytes) {
      return typed(response, "application/octet-stream", bytes);
    }
    return body instanceof String text
        ? typed(response, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
        : typed(response, "application/json", new JsonValues().encode(body));
  }

  private static HttpReply typed(Response<?> response, String type, byte[] body) {
    Headers headers = response.headers();
    return new HttpReply(
        response.status(),
        headers.first("Content-Type").isPresent() ? headers : headers.and("Content-Type", type),
        body);
  }

  DependencyServer(String name) {
    server = LoopbackServer.start("dependency " + name, connection -> () -> serve(connection));
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Sets the handler of the next calls; null for none. */
  void handler(@Nullable Handler next) {
    handler = next;
  }

  private void serve(HttpConnection connection) throws IOException {
    DependencyCall call = read(connection);
    Handler now = handler;
    HttpReply reply = call == null || now == null ? null : now.handle(call);
    if (reply == null) {
      connection.reset();
    } else {
      Headers headers = reply.headers().and("Connection", "close");
      connection.reply(new HttpReply(reply.status(), headers, reply.body()));
    }
  }

  /** Returns null if it is no request, breaks off, or is too long for a double. */
  private static @Nullable DependencyCall read(HttpConnection connection) throws IOException {
    try {
      HttpHead head = connection.readHead();
      if (head == null) {
        return null;
      }
      HttpBody body = HttpBody.read(head, connection, LONGEST_BODY);
      return body.truncated() || body.tooLarge()
          ? null
          : new DependencyCall(head.method(), head.path(), head.headers(), body.bytes());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
