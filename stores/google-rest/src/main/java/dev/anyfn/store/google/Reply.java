package dev.anyfn.store.google;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer. Its body is read by one thread, once. */
public final class Reply {

  private final int status;
  private final Map<String, List<String>> headers;
  private final InputStream body;

  Reply(int status, Map<String, List<String>> headers, InputStream body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** The same, with its body in memory. */
  Reply whole() throws IOException {
    try (body) {
      return new Reply(status, headers, new ByteArrayInputStream(body.readAllBytes()));
    }
  }

  /**
   * The status of HTTP.
   *
   * @return such as 200
   */
  public int status() {
    return status;
  }

  /**
   * A header.
   *
   * @param name in any case
   * @return null if there is none
   */
  public @Nullable String header(String name) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (name.equalsIgnoreCase(header.getKey()) && !header.getValue().isEmpty()) {
        return header.getValue().get(0);
      }
    }
    return null;
  }

  /**
   * All headers.
   *
   * @return by name, in the case in which they were sent
   */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * The body.
   *
   * @return the same stream each time
   */
  public InputStream body() {
    return body;
  }

  /**
   * The body as JSON.
   *
   * @return a missing document if it is empty, or not JSON
   */
  public Json json() {
    try {
      return Json.parse(body.readAllBytes());
    } catch (IOException e) {
      return Json.missing();
    }
  }

  /**
   * The body as text, for a message.
   *
   * @return in UTF-8; empty if it cannot be read
   */
  public String text() {
    try {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
