package dev.anyfn.runtime;

import dev.anyfn.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One HTTP answer in the making: status and headers until its body is known, then sent. */
final class HttpReply {

  private final HttpSink sink;
  private final Headers request;
  private final boolean headOnly;
  private int status = 200;
  private boolean statusChosen;
  private Headers headers = Headers.empty();
  private boolean started;

  HttpReply(HttpSink sink, String method, Headers request) {
    this.sink = sink;
    this.headOnly = method.equals("HEAD");
    this.request = request;
  }

  /** Whether the client asks for server-sent events. */
  boolean eventStream() {
    String accept = String.join(",", request.all("Accept"));
    return accept.toLowerCase(Locale.ROOT).contains("text/event-stream");
  }

  /** Whether nobody wants the body: what makes it may stop. */
  boolean headOnly() {
    return headOnly;
  }

  boolean started() {
    return started;
  }

  void choose(int chosenStatus, Headers chosenHeaders) {
    this.status = chosenStatus;
    this.headers = chosenHeaders;
    this.statusChosen = true;
  }

  void header(String name, String value) {
    headers = headers.and(name, value);
  }

  /** Nothing to say: 204, unless the function chose a status. */
  void empty() throws IOException {
    if (!statusChosen) {
      status = 204;
    }
    start(null, 0).close();
  }

  void send(@Nullable String contentType, byte[] body) throws IOException {
    requireBody();
    try (OutputStream out = start(contentType, body.length)) {
      if (!headOnly) {
        out.write(body);
      }
    }
  }

  OutputStream stream(String contentType) throws IOException {
    requireBody();
    OutputStream out = start(contentType, HttpSink.UNKNOWN_LENGTH);
    if (headOnly) {
      out.close();
      return OutputStream.nullOutputStream();
    }
    return out;
  }

  /** A failure, as problem+json; what the function had chosen before is forgotten. */
  void fail(Failure failure) throws IOException {
    choose(failure.code().httpStatus(), Headers.empty());
    if (failure.retryAfter() != null) {
      Duration delay = failure.retryAfter();
      long seconds = delay.getSeconds();
      // Adding to the duration itself would overflow for ChronoUnit.FOREVER.
      seconds += delay.getNano() > 0 && seconds < Long.MAX_VALUE ? 1 : 0;
      header("Retry-After", Long.toString(Math.max(1, seconds)));
    }
    header("Cache-Control", "no-store");
    send(Problem.CONTENT_TYPE, Problem.body(failure));
  }

  private void requireBody() {
    if (status == 204 || status == 304) {
      throw new IllegalStateException("A response with status " + status + " cannot have a body");
    }
  }

  private OutputStream start(@Nullable String contentType, long length) throws IOException {
    Headers.Builder sent = Headers.builder();
    if (contentType != null && headers.first("Content-Type").isEmpty()) {
      sent.add("Content-Type", contentType);
    }
    for (String name : headers.names()) {
      if (!isFraming(name)) {
        for (String value : headers.all(name)) {
          sent.add(name, value);
        }
      }
    }
    started = true;
    try {
      return new ClientStream(sink.start(status, sent.build(), length));
    } catch (IOException e) {
      throw new ClientGoneException(e);
    }
  }

  /** The server frames the body; a function that says otherwise would break the connection. */
  private static boolean isFraming(String name) {
    return name.equalsIgnoreCase("Content-Length")
        || name.equalsIgnoreCase("Transfer-Encoding")
        || name.equalsIgnoreCase("Connection");
  }
}
