package dev.anyfn.runtime.wire;

import dev.anyfn.FunctionException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query part of a URL (WHATWG URL, {@code application/x-www-form-urlencoded}). */
public final class Query {

  private Query() {}

  /**
   * Reads the parameters.
   *
   * @param raw what stands behind the question mark, percent-encoded; null for nothing
   * @return the parameters, decoded, in order of first appearance, each with all its values
   * @throws FunctionException INVALID_INPUT if a percent sign is not followed by two hexadecimal
   *     digits
   */
  public static Map<String, List<String>> parse(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    int start = 0;
    while (start <= raw.length()) {
      int end = raw.indexOf('&', start);
      end = end < 0 ? raw.length() : end;
      if (end > start) {
        int equals = raw.indexOf('=', start);
        boolean hasValue = equals >= 0 && equals < end;
        String name = decode(raw.substring(start, hasValue ? equals : end));
        String value = hasValue ? decode(raw.substring(equals + 1, end)) : "";
        List<String> values = parameters.get(name);
        if (values == null) {
          values = new ArrayList<>(1);
          parameters.put(name, values);
        }
        values.add(value);
      }
      start = end + 1;
    }
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      parameter.setValue(Collections.unmodifiableList(parameter.getValue()));
    }
    return Collections.unmodifiableMap(parameters);
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 3)) {
      // The decoder would take the sign of a number for a digit.
      if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
        throw FunctionException.invalidInput(
            "The query has a % that is not followed by two hexadecimal digits");
      }
    }
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }
}
