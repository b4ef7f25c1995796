package dev.anyfn.runtime.wire;

import dev.anyfn.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One HTTP answer: collects status and headers until the body is known, then sends them. */
public final class HttpReply {

  private final HttpSink sink;
  private final Headers request;
  private final boolean headOnly;
  private int status = 200;
  private boolean statusChosen;
  private Headers headers = Headers.empty();
  private boolean started;

  /**
   * Creates an answer that is not begun.
   *
   * @param sink takes the answer
   * @param method of the request
   * @param request the headers of the request
   */
  public HttpReply(HttpSink sink, String method, Headers request) {
    this.sink = sink;
    this.headOnly = method.equals("HEAD");
    this.request = request;
  }

  /** True if the client asks for server-sent events. */
  boolean eventStream() {
    String accept = String.join(",", request.all("Accept"));
    return accept.toLowerCase(Locale.ROOT).contains("text/event-stream");
  }

  /** True if the client does not want the body. */
  boolean headOnly() {
    return headOnly;
  }

  /** Returns whether status and headers are sent; true once they are. */
  public boolean started() {
    return started;
  }

  /**
   * Chooses status and headers; the last choice counts.
   *
   * @param chosenStatus 200 to 599
   * @param chosenHeaders the headers
   */
  public void choose(int chosenStatus, Headers chosenHeaders) {
    this.status = chosenStatus;
    this.headers = chosenHeaders;
    this.statusChosen = true;
  }

  void header(String name, String value) {
    headers = headers.and(name, value);
  }

  /**
   * Sends an answer without body: 204, unless the function chose a status.
   *
   * @throws IOException if the client is gone
   */
  public void empty() throws IOException {
    if (!statusChosen) {
      status = 204;
    }
    start(null, 0).close();
  }

  /**
   * Sends a whole body.
   *
   * @param contentType its media type; null if it has none
   * @param body the bytes
   * @throws IOException if the client is gone
   */
  public void send(@Nullable String contentType, byte[] body) throws IOException {
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

  /** The server frames the body; framing headers of the function would break the connection. */
  private static boolean isFraming(String name) {
    return name.equalsIgnoreCase("Content-Length")
        || name.equalsIgnoreCase("Transfer-Encoding")
        || name.equalsIgnoreCase("Connection");
  }
}
