package dev.anyfn.testkit.fork;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of a JSON object whose values are strings. Enough to read an error document, and no
 * JSON library comes onto the users' class path for it.
 */
final class JsonStrings {

  private final String json;
  private int at;

  private JsonStrings(String json) {
    this.json = json;
  }

  /** Empty if it is not an object; what stands before a fault is kept. */
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

  /** The rest of a string whose opening quote has been read. */
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
