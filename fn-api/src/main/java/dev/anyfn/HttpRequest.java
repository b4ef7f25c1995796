package dev.anyfn;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An HTTP request without its body. Immutable.
 *
 * @param method as it was sent, such as {@code POST}
 * @param path the path as it was sent, percent-encoded, beginning with a slash
 * @param query the query parameters, decoded, in order of first appearance, each with all its
 *     values
 * @param headers the headers
 */
public record HttpRequest(
    String method, String path, Map<String, List<String>> query, Headers headers) {
  /**
   * A request; keeps the map as it is, which must not change.
   *
   * @param method the method
   * @param path the path
   * @param query the query parameters
   * @param headers the headers
   */
  public HttpRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(headers, "headers");
  }
}
