package dev.anyfn.testkit.wire;

import dev.anyfn.Headers;

/**
 * The first line and the headers of a request.
 *
 * @param method such as {@code POST}
 * @param path with the query
 * @param headers of the request
 */
public record HttpHead(String method, String path, Headers headers) {

  static HttpHead parse(String text) {
    String[] lines = text.split("\r\n", -1);
    String[] first = lines[0].split(" ", -1);
    if (first.length != 3) {
      throw new IllegalArgumentException("Not a request line");
    }
    return new HttpHead(first[0], first[1], headers(lines, 1));
  }

  static Headers headers(String[] lines, int from) {
    Headers.Builder headers = Headers.builder();
    for (int i = from; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.add(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
      }
    }
    return headers.build();
  }

  /** Returns true if a header's first value is this, in any case. */
  public boolean has(String name, String value) {
    return headers.first(name).filter(value::equalsIgnoreCase).isPresent();
  }

  /** Returns true if the body comes in chunks, false if it has a length. */
  public boolean chunked() {
    return has("Transfer-Encoding", "chunked");
  }
}
