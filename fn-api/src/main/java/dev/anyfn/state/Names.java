package dev.anyfn.state;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** What all keys have in common: UTF-8 of a bounded length, and a printable form for messages. */
final class Names {

  private static final int SHOWN = 100;

  private Names() {}

  static void require(String what, String key, int least, int most) {
    int bytes = utf8Length(key);
    if (bytes < 0) {
      throw new IllegalArgumentException(
          what + " must be Unicode text; it has half a surrogate pair: " + quote(key));
    }
    if (bytes < least || bytes > most) {
      throw new IllegalArgumentException(
          what + " has " + least + " to " + most + " bytes of UTF-8, not " + bytes);
    }
  }

  private static int utf8Length(String key) {
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    try {
      return encoder.encode(CharBuffer.wrap(key)).remaining();
    } catch (CharacterCodingException e) {
      return -1;
    }
  }

  /** Keys are foreign input: what does not print cannot break a line of a log. */
  static String quote(String key) {
    StringBuilder quoted = new StringBuilder("\"");
    int end = Math.min(key.length(), SHOWN);
    for (int i = 0; i < end; i++) {
      char c = key.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c >= 0x7f) {
        quoted.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
      } else {
        quoted.append(c);
      }
    }
    return quoted.append(end < key.length() ? "...\"" : "\"").toString();
  }
}
