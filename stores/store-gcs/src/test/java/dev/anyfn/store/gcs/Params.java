package dev.anyfn.store.gcs;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The parameters of a request: none may be unknown, given twice, or left out if it is required. */
final class Params {

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  Params(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        if (equals < 0 || values.put(pair.substring(0, equals), decode(pair, equals)) != null) {
          throw Refusal.invalid("Not a parameter, or one given twice: " + pair);
        }
      }
    }
  }

  private static String decode(String pair, int equals) {
    if (pair.indexOf('+') >= 0) {
      throw Refusal.invalid("A plus may mean a space or itself: " + pair);
    }
    return URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
  }

  String required(String name) {
    String value = optional(name);
    if (value == null) {
      throw Refusal.invalid("Required parameter: " + name);
    }
    return value;
  }

  String optional(String name) {
    asked.add(name);
    return values.get(name);
  }

  /** The number of a generation, or null. */
  Long generation(String name) {
    String value = optional(name);
    if (value == null) {
      return null;
    }
    try {
      return Long.valueOf(value);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("Invalid value for " + name + ": " + value);
    }
  }

  void noMore() {
    Set<String> unknown = new HashSet<>(values.keySet());
    unknown.removeAll(asked);
    if (!unknown.isEmpty()) {
      throw Refusal.invalid("Unknown parameters: " + unknown);
    }
  }
}
