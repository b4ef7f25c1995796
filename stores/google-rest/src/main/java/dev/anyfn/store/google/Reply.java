package dev.anyfn.store.google;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer. One that was read whole may be asked again and again; of any other one the body is
 * read once.
 */
public final class Reply {

  private final int status;
  private final HttpURLConnection connection;
  private final InputStream body;
  private final byte @Nullable [] bytes;

  Reply(int status, HttpURLConnection connection, InputStream body) {
    this(status, connection, body, null);
  }

  private Reply(
      int status, HttpURLConnection connection, InputStream body, byte @Nullable [] bytes) {
    this.status = status;
    this.connection = connection;
    this.body = body;
    this.bytes = bytes;
  }

  /** Returns the same answer with its body in memory. */
  Reply whole() throws IOException {
    try (body) {
      return new Reply(status, connection, InputStream.nullInputStream(), body.readAllBytes());
    }
  }

  /** Returns the status of HTTP, such as 200. */
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
    return connection.getHeaderField(name);
  }

  /**
   * The headers whose names begin alike.
   *
   * @param prefix in lower case
   * @return a new map, by what follows the prefix, in lower case; those of one name parted by
   *     commas
   */
  public Map<String, String> headers(String prefix) {
    Map<String, String> found = new HashMap<>();
    int length = prefix.length();
    // Number 0 is the status line. One by one, and not by the map, which copies them all.
    String name = connection.getHeaderFieldKey(1);
    for (int i = 1; name != null; name = connection.getHeaderFieldKey(++i)) {
      if (name.regionMatches(true, 0, prefix, 0, length)) {
        String rest = name.substring(length).toLowerCase(Locale.ROOT);
        String value = connection.getHeaderField(i);
        String before = found.get(rest);
        found.put(rest, before == null ? value : before + "," + value);
      }
    }
    return found;
  }

  /** Returns the body, of a whole answer a new stream each time, else always the same one. */
  public InputStream body() {
    return bytes == null ? body : new ByteArrayInputStream(bytes);
  }

  /** Returns the body as JSON: a missing document if it is empty, or not JSON. */
  public Json json() {
    try {
      return Json.parse(body().readAllBytes());
    } catch (IOException e) {
      return Json.missing();
    }
  }
}
