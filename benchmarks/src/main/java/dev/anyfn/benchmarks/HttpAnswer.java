package dev.anyfn.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP/1.1 response as it came over the wire.
 *
 * @param status the status code
 * @param headers by lower-case name; of a repeated one the last
 * @param body the body, unchunked
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

  /**
   * The body as UTF-8.
   *
   * @return the text
   */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
