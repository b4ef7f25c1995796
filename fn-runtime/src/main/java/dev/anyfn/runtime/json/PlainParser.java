package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents that everybody sends: UTF-8, valid, within the limits. For anything else, be
 * it a mistake, a byte order mark or a number of 200 digits, it throws a {@link Detour}, and
 * Jackson's own parser reads the document from its start. So this one never has to tell what is
 * wrong; it must only never accept what Jackson does not, or mean something else by it.
 *
 * <p>Jackson's parser costs a cold start some 60 classes, and a JDK 25 the tables of BigDecimal.
 */
final class PlainParser extends RefusingParser {

  /** One object for all, as with Jackson: in a set of arrays it counts once. */
  private static final byte[] NO_BYTES = {};

  private static final int MAX_NAME = 10_000;
  private static final int MAX_NUMBER = 100;
  private static final int LONG_DIGITS = 18;

  /** What the decoder puts in the place of bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] json;
  private final JsonLimits limits;
  private final int maxNumber;
  private boolean[] objects = new boolean[8];
  private int depth;
  private boolean empty;
  private int at;
  private @Nullable JsonToken token;
  // Of the current token: where its text is, and whether it has to be decoded.
  private int start;
  private int end;
  private boolean ascii;
  private boolean escaped;
  private @Nullable String text;
  private long whole;
  private int names;
  private byte[] expected = NO_BYTES;
  private boolean matched;
  private String @Nullable [] recent;

  PlainParser(byte[] json, JsonLimits limits) {
    this.json = json;
    this.limits = limits;
    maxNumber = Math.min(MAX_NUMBER, limits.number());
  }

  @Override
  public @Nullable JsonToken currentToken() {
    return token;
  }

  @Override
  public @Nullable JsonToken nextToken() {
    text = null;
    int next = skipSpace();
    if (depth == 0) {
      token = token == null ? value(next) : end(next);
    } else if (token == JsonToken.FIELD_NAME) {
      token = value(next);
    } else {
      boolean object = objects[depth];
      if (next == (object ? '}' : ']')) {
        at++;
        depth--;
        empty = false;
        token = object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
      } else {
        if (!empty) {
          require(next, ',');
          next = skipSpace();
        }
        empty = false;
        token = object ? name(next) : value(next);
      }
    }
    return token;
  }

  /** The first byte that is not white space; -1 at the end. */
  private int skipSpace() {
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

  private void require(int found, char expected) {
    if (found != expected) {
      throw new Detour();
    }
    at++;
  }

  private static @Nullable JsonToken end(int next) {
    if (next >= 0) {
      throw new Detour();
    }
    return null;
  }

  private JsonToken name(int next) {
    byte[] name = expected;
    int behind = at + name.length;
    matched =
        name.length > 0
            && behind <= json.length
            && Arrays.equals(json, at, behind, name, 0, name.length);
    if (matched) {
      start = at + 1;
      end = behind - 1;
      ascii = false;
      escaped = false;
      at = behind;
    } else {
      require(next, '"');
      string(MAX_NAME);
    }
    require(skipSpace(), ':');
    return JsonToken.FIELD_NAME;
  }

  private JsonToken value(int next) {
    if (next == '"') {
      at++;
      string(limits.string());
      return JsonToken.VALUE_STRING;
    }
    if (next <= '9') {
      return number();
    }
    return switch (next) {
      case '{' -> open(true, JsonToken.START_OBJECT);
      case '[' -> open(false, JsonToken.START_ARRAY);
      case 't' -> literal(JsonToken.VALUE_TRUE, "true");
      case 'f' -> literal(JsonToken.VALUE_FALSE, "false");
      case 'n' -> literal(JsonToken.VALUE_NULL, "null");
      default -> throw new Detour();
    };
  }

  private JsonToken open(boolean object, JsonToken opened) {
    at++;
    depth++;
    if (depth > limits.depth()) {
      throw new Detour();
    }
    if (depth == objects.length) {
      objects = Arrays.copyOf(objects, depth * 2);
    }
    objects[depth] = object;
    empty = true;
    return opened;
  }

  private JsonToken literal(JsonToken read, String word) {
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

  private JsonToken number() {
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
  private void string(int limit) {
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

  /** How many bytes stand behind a backslash. */
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

  private String decode() {
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

  @Override
  public @Nullable String nextFieldName() {
    return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
  }

  /**
   * Like {@link #nextFieldName()}, and whether it is this name.
   *
   * @param quoted the name as it is nearly always written, which spares looking for its end
   */
  boolean nextNameIs(byte[] quoted, String name) {
    expected = quoted;
    JsonToken next = nextToken();
    expected = NO_BYTES;
    return next == JsonToken.FIELD_NAME && (matched || currentName().equals(name));
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

  /** Names come again and again: from the second dozen on, those of late are kept. */
  @Override
  public String currentName() {
    if (token != JsonToken.FIELD_NAME) {
      throw new Detour();
    }
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

  @Override
  public JsonParser skipChildren() {
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      int outside = depth - 1;
      while (depth > outside) {
        nextToken();
      }
    }
    return this;
  }

  @Override
  public @Nullable String getText() {
    if (token == JsonToken.FIELD_NAME) {
      return currentName();
    }
    if (token == null || !(token == JsonToken.VALUE_STRING || token.isNumeric())) {
      return token == null ? null : token.asString();
    }
    if (text == null) {
      text = token == JsonToken.VALUE_STRING ? decode() : numberText();
    }
    return text;
  }

  private String numberText() {
    return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public int getTextLength() {
    String known = getText();
    return known == null ? 0 : known.length();
  }

  private boolean isWhole() {
    if (token == null || !token.isNumeric()) {
      throw new Detour();
    }
    return token == JsonToken.VALUE_NUMBER_INT;
  }

  private boolean isLong() {
    return isWhole() && end - start <= LONG_DIGITS;
  }

  @Override
  public int getIntValue() {
    long value = getLongValue();
    if (value != (int) value) {
      throw new Detour();
    }
    return (int) value;
  }

  @Override
  public long getLongValue() {
    if (!isLong()) {
      if (!isWhole()) {
        throw new Detour();
      }
      return Long.parseLong(numberText());
    }
    return whole;
  }

  /** A fraction is cut off. */
  @Override
  public int getValueAsInt() {
    return (int) truncated(Integer.MAX_VALUE);
  }

  @Override
  public long getValueAsLong() {
    return (long) truncated(1L << 52);
  }

  private double truncated(long max) {
    double value = getDoubleValue();
    if (!(Math.abs(value) <= max)) {
      throw new Detour();
    }
    return value;
  }

  @Override
  public double getDoubleValue() {
    return isWhole() ? (double) getLongValue() : Double.parseDouble(numberText());
  }

  @Override
  public float getFloatValue() {
    return isWhole() ? (float) getIntValue() : Float.parseFloat(numberText());
  }

  @Override
  public BigInteger getBigIntegerValue() {
    if (!isWhole()) {
      throw new Detour();
    }
    return new BigInteger(numberText());
  }

  @Override
  public BigDecimal getDecimalValue() {
    return isLong() ? BigDecimal.valueOf(getLongValue()) : new BigDecimal(numberText());
  }

  @Override
  public Number getNumberValue() {
    if (!isWhole()) {
      double value = Double.parseDouble(numberText());
      if (Double.isInfinite(value)) {
        throw new Detour();
      }
      return value;
    }
    long value = getLongValue();
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }

  @Override
  public byte[] getBinaryValue(Base64Variant variant) {
    String base64 = token == JsonToken.VALUE_STRING ? getText() : null;
    // The JDK's decoder forgives what is missing at the end, Jackson's does not.
    if (base64 == null || base64.length() % 4 != 0) {
      throw new Detour();
    }
    return base64.isEmpty() ? NO_BYTES : Base64.getDecoder().decode(base64);
  }
}
