package dev.anyfn.store.google;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of JSON (RFC 8259) as maps, lists and texts; numbers and booleans are the texts
 * that they are written by, and what is null is left out. For one document.
 */
final class JsonReader {

  /** Google's answers have some ten levels, those about a user's document no more. */
  private static final int DEEPEST = 200;

  private final char[] text;
  private int at;

  /** An array, because the first compiler looks twice at each character of a string. */
  private JsonReader(String text) {
    this.text = text.toCharArray();
  }

  /** Returns null if there is nothing, or null. */
  static @Nullable Object read(byte[] json) throws IOException {
    String text = new String(json, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      // Either it is written so, or it stands for bytes that are no text: then this throws.
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }
    JsonReader reader = new JsonReader(text);
    if (reader.next() < 0) {
      return null;
    }
    Object value = reader.value(0);
    if (reader.next() >= 0) {
      throw reader.broken();
    }
    return value;
  }

  private IOException broken() {
    return new IOException("it is not JSON, at character " + at);
  }

  /** The next character that is no space, which stays; less than 0 at the end. */
  private int next() {
    while (at < text.length) {
      char c = text[at];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c;
      }
      at++;
    }
    return -1;
  }

  private boolean skip(char c) {
    boolean there = next() == c;
    at += there ? 1 : 0;
    return there;
  }

  private void require(char c) throws IOException {
    if (!skip(c)) {
      throw broken();
    }
  }

  private @Nullable Object value(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("it is nested too deeply");
    }
    return switch (next()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> nothing();
      default -> number();
    };
  }

  private @Nullable Object nothing() throws IOException {
    word("null");
    return null;
  }

  private Map<String, Object> object(int depth) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    require('{');
    if (skip('}')) {
      return members;
    }
    do {
      if (next() != '"') {
        throw broken();
      }
      String name = string();
      require(':');
      Object member = value(depth);
      if (member != null) {
        members.put(name, member);
      }
    } while (skip(','));
    require('}');
    return members;
  }

  private List<Object> array(int depth) throws IOException {
    List<Object> elements = new ArrayList<>();
    require('[');
    if (skip(']')) {
      return elements;
    }
    do {
      Object element = value(depth);
      if (element != null) {
        elements.add(element);
      }
    } while (skip(','));
    require(']');
    return elements;
  }

  private String word(String word) throws IOException {
    for (int i = 0; i < word.length(); i++, at++) {
      if (!is(word.charAt(i))) {
        throw broken();
      }
    }
    return word;
  }

  private String number() throws IOException {
    int start = at;
    at += is('-') ? 1 : 0;
    if (is('0')) {
      at++;
    } else {
      digits();
    }
    if (is('.')) {
      at++;
      digits();
    }
    if (is('e') || is('E')) {
      at++;
      at += is('+') || is('-') ? 1 : 0;
      digits();
    }
    return new String(text, start, at - start);
  }

  private boolean is(char c) {
    return at < text.length && text[at] == c;
  }

  /** At least one. */
  private void digits() throws IOException {
    int start = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw broken();
    }
  }

  private String string() throws IOException {
    int start = ++at;
    StringBuilder unescaped = null;
    while (at < text.length) {
      char c = text[at];
      if (c == '"') {
        String rest = new String(text, start, at++ - start);
        return unescaped == null ? rest : unescaped.append(rest).toString();
      }
      if (c < ' ') {
        throw broken();
      }
      at++;
      if (c == '\\') {
        unescaped = unescaped == null ? new StringBuilder() : unescaped;
        unescaped.append(text, start, at - 1 - start).append(escaped());
        start = at;
      }
    }
    throw broken();
  }

  private char escaped() throws IOException {
    char c = at < text.length ? text[at] : 0;
    int simple = "\"\\/bfnrt".indexOf(c);
    if (c != 'u' && simple < 0) {
      throw broken();
    }
    at++;
    return c == 'u' ? hexadecimal() : "\"\\/\b\f\n\r\t".charAt(simple);
  }

  private char hexadecimal() throws IOException {
    int code = 0;
    for (int end = at + 4; at < end; at++) {
      char c = at < text.length ? text[at] : 0;
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw broken();
      }
      code = code * 16 + digit;
    }
    return (char) code;
  }
}
