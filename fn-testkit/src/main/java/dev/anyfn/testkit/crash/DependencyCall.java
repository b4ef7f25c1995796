package dev.anyfn.testkit.crash;

import dev.anyfn.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request that has reached a {@link Dependency}.
 *
 * @param method such as {@code POST}
 * @param target path and query, percent-encoded
 * @param headers of the request
 * @param body of the request; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record DependencyCall(String method, String target, Headers headers, byte[] body) {

  /** Returns the first value of a header, whose name may be in any case. */
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** Returns the path, without the query, percent-encoded. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** Returns the body as text, in UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns method and target, without the body. */
  @Override
  public String toString() {
    return method + " " + target;
  }
}
