package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonToken;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a plain document: white space, words, numbers, strings. */
abstract class PlainScanner extends RefusingParser {

  private static final int MAX_NUMBER = 100;

  /** The character that the decoder puts in the place of bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  final byte[] json;
  private final int maxNumber;
  int at;
  // Of the current token: where its text is, and whether it has to be decoded.
  int start;
  int end;
  boolean ascii;
  boolean escaped;
  @Nullable String text;

  /** A number without fraction, if it has no more digits than fit. */
  long whole;

  private int names;
  private String @Nullable [] recent;

  PlainScanner(byte[] json, JsonLimits limits) {
    this.json = json;
    maxNumber = Math.min(MAX_NUMBER, limits.number());
  }

  /** The first byte that is not white space; -1 at the end. */
  final int skipSpace() {
    byte[] bytes = json;
    int i = at;
    while (i < bytes.length) {
      byte b = bytes[i];
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        at = i;
        return b & 0xff;
      }
      i++;
    }
    at = i;
    return -1;
  }

  final void require(int found, char expected) {
    if (found != expected) {
      throw new Detour();
    }
    at++;
  }

  final JsonToken literal(JsonToken read, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (byteAt(at + i) != word.charAt(i)) {
        throw new Detour();
      }
    }
    at += word.length();
    return read;
  }

  private byte byteAt(int i) {
    return i < json.length ? json[i] : 0;
  }

  final JsonToken number() {
    byte[] bytes = json;
    int from = at;
    boolean negative = byteAt(from) == '-';
    int first = negative ? from + 1 : from;
    int i = first;
    long value = 0;
    while (i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9') {
      value = value * 10 + (bytes[i] - '0');
      i++;
    }
    if (i == first || (bytes[first] == '0' && i > first + 1)) {
      throw new Detour();
    }
    whole = negative ? -value : value;
    JsonToken read = JsonToken.VALUE_NUMBER_INT;
    if (i < bytes.length && (bytes[i] == '.' || (bytes[i] | 0x20) == 'e')) {
      i = fraction(i);
      read = JsonToken.VALUE_NUMBER_FLOAT;
    }
    if (i - from > maxNumber) {
      throw new Detour();
    }
    start = from;
    end = i;
    at = i;
    return read;
  }

  private int fraction(int from) {
    int behind = byteAt(from) == '.' ? digits(from + 1) : from;
    if ((byteAt(behind) | 0x20) == 'e') {
      int sign = byteAt(behind + 1);
      behind = digits(sign == '+' || sign == '-' ? behind + 2 : behind + 1);
    }
    return behind;
  }

  /** Behind the digits that stand here, at least one. */
  private int digits(int from) {
    int i = from;
    while (byteAt(i) >= '0' && byteAt(i) <= '9') {
      i++;
    }
    if (i == from) {
      throw new Detour();
    }
    return i;
  }

  /** From behind its first quote to behind its last. */
  final void string(int limit) {
    byte[] bytes = json;
    int from = at;
    boolean isAscii = true;
    boolean escapes = false;
    for (int i = from; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b > '\\') {
        continue; // most letters, so that they are looked at once
      }
      if (b == '"') {
        string(from, i, isAscii, escapes, limit);
        return;
      }
      if (b == '\\') {
        escapes = true;
        i += escape(i + 1);
      } else if (b < 0) {
        isAscii = false;
      } else if (b < ' ') {
        break;
      }
    }
    throw new Detour();
  }

  private void string(int from, int to, boolean isAscii, boolean escapes, int limit) {
    if (to - from > limit) {
      throw new Detour();
    }
    start = from;
    end = to;
    ascii = isAscii;
    escaped = escapes;
    at = to + 1;
    if (!isAscii) {
      // Whether it is UTF-8 must be known even if nobody wants the text.
      text = decode();
    }
  }

  /** The number of bytes behind a backslash. */
  private int escape(int from) {
    byte b = byteAt(from);
    if (b != 'u') {
      if (b == 0 || "\"\\/bfnrt".indexOf(b) < 0) {
        throw new Detour();
      }
      return 1;
    }
    for (int i = 1; i <= 4; i++) {
      if (hex(byteAt(from + i)) < 0) {
        throw new Detour();
      }
    }
    return 5;
  }

  private static int hex(int c) {
    return c > 0 && c < 0x80 ? Character.digit(c, 16) : -1;
  }

  final String decode() {
    String raw =
        new String(
            json, start, end - start, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    if (!ascii && raw.indexOf(REPLACEMENT) >= 0) {
      throw new Detour();
    }
    return escaped ? unescape(raw) : raw;
  }

  private static String unescape(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = raw.charAt(++i);
      if (kind == 'u') {
        out.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
        i += 4;
      } else {
        out.append("\"\\/\b\f\n\r\t".charAt("\"\\/bfnrt".indexOf(kind)));
      }
    }
    return out.toString();
  }

  private boolean isText(String expected) {
    int length = end - start;
    if (expected.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (json[start + i] != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  final String numberText() {
    return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Names come again and again: from the second dozen on, those of late are kept. */
  final String name() {
    if (text != null) {
      return text;
    }
    names++;
    if (!ascii || escaped || names < 12) {
      text = decode();
      return text;
    }
    String[] known = recent;
    if (known == null) {
      known = new String[64];
      recent = known;
    }
    int slot = ((json[start] * 31) + (json[end - 1] * 7) + end - start) & 63;
    if (known[slot] == null || !isText(known[slot])) {
      known[slot] = decode();
    }
    return known[slot];
  }
}
