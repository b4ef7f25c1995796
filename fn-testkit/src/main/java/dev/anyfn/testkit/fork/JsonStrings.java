package dev.anyfn.testkit.fork;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The string members of a JSON object. A strict parser would return nothing of an error document
 * that is cut off.
 */
final class JsonStrings {

  private final String json;
  private int at;

  private JsonStrings(String json) {
    this.json = json;
  }

  /** Returns the members before any fault; empty if it is not an object. */
  static Map<String, String> of(String json) {
    Map<String, String> members = new LinkedHashMap<>();
    JsonStrings reader = new JsonStrings(json);
    try {
      reader.readInto(members);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      // the document is cut off: a runtime may have died while it wrote
    }
    return members;
  }

  private void readInto(Map<String, String> members) {
    if (next() != '{') {
      return;
    }
    while (next() == '"') {
      String name = string();
      next();
      if (next() == '"') {
        members.put(name, string());
      } else {
        at--;
        skipValue();
      }
      if (next() != ',') {
        return;
      }
    }
  }

  private char next() {
    while (Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return json.charAt(at++);
  }

  private void skipValue() {
    for (int depth = 0; ; ) {
      char c = json.charAt(at);
      if (c == '"') {
        at++;
        string();
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : 0;
      if (depth == 0 && (c == ',' || c == '}')) {
        return;
      }
      depth -= c == '}' || c == ']' ? 1 : 0;
      at++;
    }
  }

  /** Reads the rest of a string after its opening quote. */
  private String string() {
    StringBuilder text = new StringBuilder();
    for (char c = json.charAt(at++); c != '"'; c = json.charAt(at++)) {
      text.append(c == '\\' ? escaped() : c);
    }
    return text.toString();
  }

  private char escaped() {
    char c = json.charAt(at++);
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt(json.substring(at, at += 4), 16);
      default -> c;
    };
  }
}
