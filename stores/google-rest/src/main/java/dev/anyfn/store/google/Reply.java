package dev.anyfn.store.google;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer. One that was read whole may be asked again and again; of any other one the body is
 * read once.
 */
public final class Reply {

  private final int status;
  private final Map<String, List<String>> headers;
  private final InputStream body;
  private final byte @Nullable [] bytes;

  Reply(int status, Map<String, List<String>> headers, InputStream body) {
    this(status, headers, body, null);
  }

  private Reply(
      int status, Map<String, List<String>> headers, InputStream body, byte @Nullable [] bytes) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.bytes = bytes;
  }

  /** The same, with its body in memory. */
  Reply whole() throws IOException {
    try (body) {
      return new Reply(status, headers, InputStream.nullInputStream(), body.readAllBytes());
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
   * @return of a whole answer a new stream each time, else always the same one
   */
  public InputStream body() {
    return bytes == null ? body : new ByteArrayInputStream(bytes);
  }

  /**
   * The body as JSON.
   *
   * @return a missing document if it is empty, or not JSON
   */
  public Json json() {
    try {
      return Json.parse(body().readAllBytes());
    } catch (IOException e) {
      return Json.missing();
    }
  }
}
