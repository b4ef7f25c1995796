package dev.anyfn.aws;

import dev.anyfn.Headers;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.wire.ReceivedHeaders;
import org.jspecify.annotations.Nullable;

/** The headers of an HTTP envelope, in either format. */
final class EnvelopeHeaders {

  private EnvelopeHeaders() {}

  static Headers of(JsonTree event) {
    ReceivedHeaders headers = new ReceivedHeaders();
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

  private static void add(ReceivedHeaders headers, String name, @Nullable String text) {
    if (text != null) {
      headers.add(name, text);
    }
  }
}
