package dev.anyfn.runtime.text;

import dev.anyfn.FunctionException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Strings as JSON, without a JSON library: all that a function of text ever needs. */
public final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /**
   * Writes a string as JSON. Half a surrogate pair, which UTF-8 cannot hold, is escaped.
   *
   * @param text the string
   * @param out where it goes, with its quotes
   */
  public static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || isLoneSurrogate(text, i)) {
        escape(c, out);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default ->
          out.append("\\u")
              .append(HEX.charAt(c >> 12))
              .append(HEX.charAt((c >> 8) & 0xf))
              .append(HEX.charAt((c >> 4) & 0xf))
              .append(HEX.charAt(c & 0xf));
    }
  }

  /**
   * The first character that is not white space.
   *
   * @param json a document in UTF-8
   * @return 0 if there is none
   */
  public static char first(byte[] json) {
    int i = skip(json, 0);
    return i < json.length ? (char) (json[i] & 0xff) : 0;
  }

  private static int skip(byte[] json, int from) {
    int i = from;
    while (i < json.length && isSpace(json[i])) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /**
   * Reads a document that is one JSON string.
   *
   * @param json the document, in UTF-8
   * @return its text
   * @throws FunctionException INVALID_INPUT if it is something else, or not valid
   */
  public static String unquote(byte[] json) {
    int start = skip(json, 0);
    int end = json.length;
    while (end > start && isSpace(json[end - 1])) {
      end--;
    }
    String text = end - start < 2 ? null : decode(json, start, end);
    String value = text == null ? null : unescape(text);
    if (value == null) {
      throw FunctionException.invalidInput("The payload is not a valid JSON string");
    }
    return value;
  }

  private static @Nullable String decode(byte[] json, int start, int end) {
    if (json[start] != '"' || json[end - 1] != '"') {
      return null;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(json, start + 1, end - start - 2))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Returns the text between the quotes, or null if JSON does not allow it there. */
  private static @Nullable String unescape(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"') {
        return null;
      }
      if (c != '\\') {
        if (out != null) {
          out.append(c);
        }
        continue;
      }
      if (out == null) {
        out = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (++i == text.length()) {
        return null;
      }
      int plain = "\"\\/bfnrt".indexOf(text.charAt(i));
      if (plain >= 0) {
        out.append("\"\\/\b\f\n\r\t".charAt(plain));
        continue;
      }
      int unit = text.charAt(i) == 'u' ? hex(text, i + 1) : -1;
      if (unit < 0) {
        return null;
      }
      out.append((char) unit);
      i += 4;
    }
    return out == null ? text : out.toString();
  }

  private static int hex(String text, int from) {
    if (from + 4 > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
