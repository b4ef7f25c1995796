package dev.anyfn.runtime.wire;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.text.RedactedCause;
import java.nio.charset.StandardCharsets;

/**
 * Collects the headers of a request as the platforms hand them over, the same for all: a value that
 * was decoded as UTF-8 is taken back to one character a byte, as HTTP has it. Not safe for use by
 * many threads.
 */
public final class ReceivedHeaders {

  private final Headers.Builder headers = Headers.builder();

  public ReceivedHeaders() {}

  /**
   * Adds a value; earlier values of the same name stay.
   *
   * @param name the name, as it was sent
   * @param value the value, as the platform hands it over
   * @throws FunctionException INVALID_INPUT if HTTP does not allow the name or the value
   */
  public void add(String name, String value) {
    try {
      headers.add(name, bytes(value));
    } catch (IllegalArgumentException e) {
      throw new FunctionException(
          ErrorCode.INVALID_INPUT,
          "A header has a name or value that HTTP does not allow",
          RedactedCause.of(e));
    }
  }

  /**
   * Ends the collection.
   *
   * @return the headers
   */
  public Headers build() {
    return headers.build();
  }

  private static String bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }
}
