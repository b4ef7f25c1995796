package dev.anyfn.http;

import dev.anyfn.Headers;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The answers that the container gives without the function. {@code /_/health} says that the
 * process lives, {@code /_/ready} that it wants more requests. Both are the paths of OpenFaaS.
 */
final class OwnPaths {

  private static final String TEXT = "text/plain; charset=utf-8";

  private OwnPaths() {}

  static void answer(HttpCall call, boolean draining, HttpSink sink) throws IOException {
    switch (call.path()) {
      case "/_/health" -> send(call, 200, TEXT, "OK", sink);
      case "/_/ready" -> send(call, draining ? 503 : 200, TEXT, draining ? "draining" : "OK", sink);
      default -> problem(call, 404, "Not Found", "There is nothing at this path", sink);
    }
  }

  static void refuseHeaders(HttpCall call, long limit, HttpSink sink) throws IOException {
    problem(
        call,
        431,
        "Request Header Fields Too Large",
        "The headers are larger than " + limit + " bytes",
        sink);
  }

  private static void problem(HttpCall call, int status, String title, String detail, HttpSink sink)
      throws IOException {
    send(
        call,
        status,
        "application/problem+json",
        "{\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}",
        sink);
  }

  private static void send(HttpCall call, int status, String type, String text, HttpSink sink)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Headers headers =
        Headers.builder().add("Content-Type", type).add("Cache-Control", "no-store").build();
    try (OutputStream out = sink.start(status, headers, body.length)) {
      if (!call.method().equals("HEAD")) {
        out.write(body);
      }
    }
  }
}
