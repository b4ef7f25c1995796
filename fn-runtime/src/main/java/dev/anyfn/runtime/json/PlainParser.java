package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.math.BigInteger;
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
final class PlainParser extends PlainScanner {

  /** One object for all, as with Jackson: in a set of arrays it counts once. */
  private static final byte[] NO_BYTES = {};

  private static final int MAX_NAME = 10_000;
  private static final int LONG_DIGITS = 18;

  private final JsonLimits limits;
  private boolean[] objects = new boolean[8];
  private int depth;
  private boolean empty;
  private @Nullable JsonToken token;
  private byte[] expected = NO_BYTES;
  private boolean matched;

  PlainParser(byte[] json, JsonLimits limits) {
    super(json, limits);
    this.limits = limits;
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

  @Override
  public String currentName() {
    if (token != JsonToken.FIELD_NAME) {
      throw new Detour();
    }
    return name();
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
