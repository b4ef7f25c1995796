package dev.anyfn.aws;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.JsonTree;

/** The headers of an HTTP envelope, in either format. */
final class EnvelopeHeaders {

  private EnvelopeHeaders() {}

  static Headers of(JsonTree event) {
    Headers.Builder headers = Headers.builder();
    JsonTree many = event.get("multiValueHeaders");
    if (many.names().isEmpty()) {
      JsonTree single = event.get("headers");
      for (String name : single.names()) {
        add(headers, name, single.get(name));
      }
    } else {
      for (String name : many.names()) {
        many.get(name).elements().forEach(value -> add(headers, name, value));
      }
    }
    StringBuilder cookies = new StringBuilder();
    for (JsonTree cookie : event.get("cookies").elements()) {
      cookies.append(cookies.isEmpty() ? "" : "; ").append(cookie.text(""));
    }
    if (!cookies.isEmpty()) {
      headers.add("cookie", cookies.toString());
    }
    return headers.build();
  }

  private static void add(Headers.Builder headers, String name, JsonTree value) {
    String text = value.text();
    if (text == null) {
      return;
    }
    try {
      headers.add(name, text);
    } catch (IllegalArgumentException e) {
      throw new FunctionException(
          ErrorCode.INVALID_INPUT, "A header has a name or value that HTTP does not allow", e);
    }
  }
}
