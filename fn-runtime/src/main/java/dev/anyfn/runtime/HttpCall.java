package dev.anyfn.runtime;

import dev.anyfn.Caller;
import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request on its way in, from any server or envelope.
 *
 * @param method the method, such as {@code POST}
 * @param path percent-encoded, as it was sent, beginning with a slash
 * @param rawQuery the part behind the question mark, percent-encoded; null if there is none
 * @param headers the headers
 * @param body the body
 * @param caller the caller, as the platform saw it
 * @param origin what the platform knows beside the request
 */
public record HttpCall(
    String method,
    String path,
    @Nullable String rawQuery,
    Headers headers,
    Payload body,
    Caller caller,
    Origin origin) {

  /**
   * Creates a call of an unknown caller.
   *
   * @param method the method
   * @param path percent-encoded
   * @param rawQuery percent-encoded; null if there is none
   * @param headers the headers
   * @param body the body
   * @param origin what the platform knows beside the request
   */
  public HttpCall(
      String method,
      String path,
      @Nullable String rawQuery,
      Headers headers,
      Payload body,
      Origin origin) {
    this(method, path, rawQuery, headers, body, Caller.unknown(), origin);
  }
}
