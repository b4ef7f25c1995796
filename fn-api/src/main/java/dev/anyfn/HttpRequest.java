package dev.anyfn;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An HTTP request without its body. Immutable: it keeps the maps without a copy, and they must not
 * change.
 *
 * @param method the method as sent, such as {@code POST}
 * @param path the path as sent, percent-encoded, beginning with a slash
 * @param pathParameters the parameters of the route that matched the path, decoded, by name; empty
 *     if no route did
 * @param query the query parameters, decoded, in order of first appearance, each with all its
 *     values
 * @param headers the headers
 * @param caller the caller, as the platform saw it
 */
public record HttpRequest(
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, List<String>> query,
    Headers headers,
    Caller caller) {
  public HttpRequest {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(pathParameters, "pathParameters");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(caller, "caller");
  }
}
