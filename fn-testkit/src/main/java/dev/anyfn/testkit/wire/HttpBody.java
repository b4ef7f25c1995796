package dev.anyfn.testkit.wire;

import dev.anyfn.Headers;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The body of a request, read to its end but kept only up to a limit. */
public final class HttpBody {

  private final long limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long length;
  private boolean truncated;
  private Headers trailers = Headers.empty();

  private HttpBody(long limit) {
    this.limit = limit;
  }

  /**
   * Reads a body to its end, even above the limit: a client that is cut off while it sends would
   * not read our 413.
   *
   * @param head of the request
   * @param connection the source
   * @param limit the bytes to keep
   * @throws IOException if the connection breaks
   */
  public static HttpBody read(HttpHead head, HttpConnection connection, long limit)
      throws IOException {
    HttpBody body = new HttpBody(limit);
    try {
      if (head.chunked()) {
        body.readChunks(connection);
      } else {
        body.readBytes(
            connection, head.headers().first("Content-Length").map(Long::parseLong).orElse(0L));
      }
    } catch (EOFException e) {
      body.truncated = true;
    }
    return body;
  }

  private void readChunks(HttpConnection connection) throws IOException {
    while (true) {
      String size = connection.readLine().split(";", 2)[0].strip();
      long length = Long.parseLong(size, 16);
      if (length == 0) {
        trailers = HttpHead.headers(connection.readUntilEmptyLine().split("\r\n", -1), 0);
        return;
      }
      readBytes(connection, length);
      connection.readLine();
    }
  }

  private void readBytes(HttpConnection connection, long count) throws IOException {
    byte[] bytes = new byte[(int) Math.min(count, 64 * 1024)];
    for (long left = count; left > 0; ) {
      int n = connection.read(bytes, (int) Math.min(left, bytes.length));
      left -= n;
      length += n;
      if (length <= limit) {
        kept.write(bytes, 0, n);
      }
    }
  }

  /** Returns true if the body exceeds the limit. */
  public boolean tooLarge() {
    return length > limit;
  }

  /** Returns true if the client broke off before the end. */
  public boolean truncated() {
    return truncated;
  }

  /** Returns the trailers; empty if there are none. */
  public Headers trailers() {
    return trailers;
  }

  /** Returns the bytes up to the limit. */
  public byte[] bytes() {
    return kept.toByteArray();
  }

  /** Returns the bytes up to the limit, decoded as UTF-8. */
  public String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }
}
