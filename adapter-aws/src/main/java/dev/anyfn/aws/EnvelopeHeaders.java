package dev.anyfn.aws;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.JsonTree;
import dev.anyfn.runtime.RedactedCause;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The headers of an HTTP envelope, in either format. */
final class EnvelopeHeaders {

  private EnvelopeHeaders() {}

  static Headers of(JsonTree event) {
    Headers.Builder headers = Headers.builder();
    JsonTree many = event.get("multiValueHeaders");
    if (many.names().isEmpty()) {
      JsonTree single = event.get("headers");
      for (String name : single.names()) {
        add(headers, name, single.get(name).text());
      }
    } else {
      for (String name : many.names()) {
        many.get(name).elements().forEach(value -> add(headers, name, value.text()));
      }
    }
    StringBuilder cookies = new StringBuilder();
    for (JsonTree cookie : event.get("cookies").elements()) {
      cookies.append(cookies.isEmpty() ? "" : "; ").append(cookie.text(""));
    }
    if (!cookies.isEmpty()) {
      add(headers, "cookie", cookies.toString());
    }
    return headers.build();
  }

  private static void add(Headers.Builder headers, String name, @Nullable String text) {
    if (text == null) {
      return;
    }
    try {
      headers.add(name, bytes(text));
    } catch (IllegalArgumentException e) {
      throw new FunctionException(
          ErrorCode.INVALID_INPUT,
          "A header has a name or value that HTTP does not allow",
          RedactedCause.of(e));
    }
  }

  /** As a server hands over a field of UTF-8: one character a byte. */
  private static String bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }
}
