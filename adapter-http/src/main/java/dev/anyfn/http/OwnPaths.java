package dev.anyfn.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the container answers itself, without the function: {@code /_/health} says that the process
 * lives, {@code /_/ready} whether it wants more requests. Both are the paths of OpenFaaS.
 */
final class OwnPaths {

  private OwnPaths() {}

  static void answer(HttpExchange exchange, @Nullable String path, boolean draining)
      throws IOException {
    if ("/_/health".equals(path)) {
      send(exchange, 200, "text/plain; charset=utf-8", "OK");
    } else if ("/_/ready".equals(path)) {
      send(
          exchange,
          draining ? 503 : 200,
          "text/plain; charset=utf-8",
          draining ? "draining" : "OK");
    } else {
      problem(exchange, 404, "Not Found", "There is nothing at this path");
    }
  }

  static void refuseHeaders(HttpExchange exchange, long limit) throws IOException {
    problem(
        exchange,
        431,
        "Request Header Fields Too Large",
        "The headers are larger than " + limit + " bytes");
  }

  private static void problem(HttpExchange exchange, int status, String title, String detail)
      throws IOException {
    send(
        exchange,
        status,
        "application/problem+json",
        "{\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
