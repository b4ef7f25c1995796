package dev.anyfn.aws;

import dev.anyfn.runtime.json.JsonTree;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path and query of an HTTP envelope, percent-encoded again as a client would have sent them.
 */
final class EnvelopeUrl {

  private static final String HEX = "0123456789ABCDEF";

  private EnvelopeUrl() {}

  /** Without the stage, which the path of format 2.0 begins with unless it is the default one. */
  static String path(JsonTree event) {
    String path = event.get("rawPath").text();
    if (path == null) {
      return encode(event.get("path").text("/"), true);
    }
    String stage = "/" + event.get("requestContext").get("stage").text("$default");
    boolean staged = path.equals(stage) || path.startsWith(stage + "/");
    String rest = staged ? path.substring(stage.length()) : path;
    // Format 2.0 hands the path over decoded: a percent sign in it is one.
    return encode(rest.isEmpty() ? "/" : rest, false);
  }

  private static String encode(String path, boolean keepPercent) {
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~!$&'()*+,;=:@/".indexOf(c) >= 0
              || (keepPercent && c == '%');
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      }
    }
    return encoded.toString();
  }

  /** Format 1.0 has the parameters decoded, with all their values in a map of its own. */
  static @Nullable String query(JsonTree event) {
    StringBuilder query = new StringBuilder();
    JsonTree many = event.get("multiValueQueryStringParameters");
    JsonTree single = event.get("queryStringParameters");
    JsonTree parameters = many.names().isEmpty() ? single : many;
    for (String name : parameters.names()) {
      JsonTree value = parameters.get(name);
      for (JsonTree each : many.names().isEmpty() ? List.of(value) : value.elements()) {
        query.append(query.isEmpty() ? "" : "&").append(form(name));
        query.append('=').append(form(each.text("")));
      }
    }
    return query.isEmpty() ? null : query.toString();
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
