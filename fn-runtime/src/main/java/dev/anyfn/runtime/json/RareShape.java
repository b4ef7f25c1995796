package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scalars that few records have. */
final class RareShape extends Shape {

  private static final int DECIMAL = 0;
  private static final int INTEGER = 1;
  private static final int UUID_TEXT = 2;
  private static final int URI_TEXT = 3;
  private static final int BYTES = 4;
  private static final int BYTE = 5;
  private static final int SHORT = 6;
  private static final int FLOAT = 7;
  private static final int CHAR = 8;
  private static final int OPTIONAL_INT = 9;
  private static final int OPTIONAL_LONG = 10;
  private static final int OPTIONAL_DOUBLE = 11;

  private final int what;
  private final @Nullable Object absent;

  private RareShape(Class<?> type, int what, @Nullable Object absent) {
    super(type);
    this.what = what;
    this.absent = absent;
  }

  /** Null if the type is none of these. */
  static @Nullable Shape of(Class<?> type) {
    if (type == BigDecimal.class) {
      return new RareShape(type, DECIMAL, null);
    }
    if (type == BigInteger.class) {
      return new RareShape(type, INTEGER, null);
    }
    if (type == UUID.class) {
      return new RareShape(type, UUID_TEXT, null);
    }
    if (type == URI.class) {
      return new RareShape(type, URI_TEXT, null);
    }
    if (type == byte[].class) {
      return new RareShape(type, BYTES, null);
    }
    if (type == byte.class || type == Byte.class) {
      return new RareShape(type, BYTE, type.isPrimitive() ? (byte) 0 : null);
    }
    if (type == short.class || type == Short.class) {
      return new RareShape(type, SHORT, type.isPrimitive() ? (short) 0 : null);
    }
    if (type == float.class || type == Float.class) {
      return new RareShape(type, FLOAT, type.isPrimitive() ? 0f : null);
    }
    if (type == char.class || type == Character.class) {
      return new RareShape(type, CHAR, type.isPrimitive() ? (char) 0 : null);
    }
    if (type == OptionalInt.class) {
      return new RareShape(type, OPTIONAL_INT, OptionalInt.empty());
    }
    if (type == OptionalLong.class) {
      return new RareShape(type, OPTIONAL_LONG, OptionalLong.empty());
    }
    return type == OptionalDouble.class
        ? new RareShape(type, OPTIONAL_DOUBLE, OptionalDouble.empty())
        : null;
  }

  @Override
  @Nullable Object absent() {
    return absent;
  }

  @Override
  Object read(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    boolean whole = token == JsonToken.VALUE_NUMBER_INT;
    Object value = null;
    if (whole || token == JsonToken.VALUE_NUMBER_FLOAT) {
      value = number(json, whole);
    } else if (token == JsonToken.VALUE_STRING) {
      value = text(json);
    }
    if (value == null) {
      if (token == JsonToken.VALUE_STRING && what != BYTES && what != URI_TEXT && what < CHAR) {
        String text = json.getText();
        // Of 24 letters, one can make a UUID.
        throw refusal(json, what == UUID_TEXT && text.length() == 24 ? "" : text);
      }
      throw new Detour();
    }
    return value;
  }

  /** Null for a detour. */
  private @Nullable Object number(JsonParser json, boolean whole) throws IOException {
    return switch (what) {
      case DECIMAL -> decimal(json);
      case FLOAT -> json.getFloatValue();
      case OPTIONAL_DOUBLE -> OptionalDouble.of(json.getDoubleValue());
      case INTEGER -> whole ? json.getBigIntegerValue() : null;
      case BYTE -> whole ? json.getByteValue() : null;
      case SHORT -> whole ? json.getShortValue() : null;
      case OPTIONAL_INT -> whole ? OptionalInt.of(json.getIntValue()) : null;
      case OPTIONAL_LONG -> whole ? OptionalLong.of(json.getLongValue()) : null;
      default -> null;
    };
  }

  private static @Nullable Object decimal(JsonParser json) throws IOException {
    try {
      return json.getDecimalValue();
    } catch (NumberFormatException e) {
      // Its exponent is out of every range.
      return null;
    }
  }

  /** Null for a detour. */
  private @Nullable Object text(JsonParser json) throws IOException {
    if (what == BYTES) {
      return bytes(json);
    }
    String text = json.getText();
    return switch (what) {
      case DECIMAL -> NumberText.isDecimal(text) ? new BigDecimal(text) : null;
      case INTEGER -> NumberText.isInteger(text, 40) ? new BigInteger(text) : null;
      case SHORT -> NumberText.isInteger(text, 4) ? Short.valueOf(text) : null;
      case BYTE -> NumberText.isInteger(text, 2) ? Byte.valueOf(text) : null;
      case FLOAT -> NumberText.isDecimal(text) ? Float.valueOf(text) : null;
      case CHAR -> text.length() == 1 ? text.charAt(0) : null;
      case UUID_TEXT -> isUuid(text) ? UUID.fromString(text) : null;
      case URI_TEXT -> uri(text);
      default -> null;
    };
  }

  private static byte @Nullable [] bytes(JsonParser json) throws IOException {
    try {
      return json.getBinaryValue(Base64Variants.getDefaultVariant());
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : c >= 0x80 || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable URI uri(String text) {
    if (text.isEmpty() || text.charAt(0) <= ' ' || text.charAt(text.length() - 1) <= ' ') {
      return null;
    }
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  void write(Object value, PlainWriter json) throws IOException {
    switch (what) {
      case DECIMAL -> json.writeNumber((BigDecimal) value);
      case INTEGER -> json.writeNumber((BigInteger) value);
      case BYTES -> json.writeBinary((byte[]) value);
      case BYTE -> json.writeNumber((long) (Byte) value);
      case SHORT -> json.writeNumber((long) (Short) value);
      case FLOAT -> json.writeNumber((float) (Float) value);
      case OPTIONAL_INT -> writeInt((OptionalInt) value, json);
      case OPTIONAL_LONG -> writeLong((OptionalLong) value, json);
      case OPTIONAL_DOUBLE -> writeDouble((OptionalDouble) value, json);
      default -> json.writeString(value.toString());
    }
  }

  private static void writeInt(OptionalInt value, PlainWriter json) throws IOException {
    if (value.isPresent()) {
      json.writeNumber((long) value.getAsInt());
    } else {
      json.writeNull();
    }
  }

  private static void writeLong(OptionalLong value, PlainWriter json) throws IOException {
    if (value.isPresent()) {
      json.writeNumber(value.getAsLong());
    } else {
      json.writeNull();
    }
  }

  private static void writeDouble(OptionalDouble value, PlainWriter json) throws IOException {
    if (value.isPresent()) {
      json.writeNumber(value.getAsDouble());
    } else {
      json.writeNull();
    }
  }
}
