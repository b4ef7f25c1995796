package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The scalars that nearly every record has: one class, because each one costs at a cold start. */
final class ScalarShape extends Shape {

  private static final int STRING = 0;
  private static final int BOOLEAN = 1;
  private static final int INT = 2;
  private static final int LONG = 3;
  private static final int DOUBLE = 4;

  private final int what;
  private final @Nullable Object absent;

  private ScalarShape(Class<?> type, int what, @Nullable Object absent) {
    super(type);
    this.what = what;
    this.absent = type.isPrimitive() ? absent : null;
  }

  /** Null if the type is none of these. */
  static @Nullable Shape of(Class<?> type) {
    if (type == String.class) {
      return new ScalarShape(type, STRING, null);
    }
    if (type == int.class || type == Integer.class) {
      return new ScalarShape(type, INT, 0);
    }
    if (type == long.class || type == Long.class) {
      return new ScalarShape(type, LONG, 0L);
    }
    if (type == boolean.class || type == Boolean.class) {
      return new ScalarShape(type, BOOLEAN, false);
    }
    if (type == double.class || type == Double.class) {
      return new ScalarShape(type, DOUBLE, 0.0);
    }
    return null;
  }

  @Override
  @Nullable Object absent() {
    return absent;
  }

  @Override
  Object read(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (what == STRING) {
      return token == JsonToken.VALUE_STRING ? json.getText() : text(json, token);
    }
    if (what == BOOLEAN) {
      if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
        return token == JsonToken.VALUE_TRUE;
      }
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      return number(json);
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      return truncated(json);
    }
    return token == JsonToken.VALUE_STRING ? parsed(json) : rejected(json, token);
  }

  private Object number(JsonParser json) throws IOException {
    return switch (what) {
      case INT -> json.getIntValue();
      case LONG -> json.getLongValue();
      default -> json.getDoubleValue();
    };
  }

  private Object truncated(JsonParser json) throws IOException {
    return switch (what) {
      case INT -> json.getValueAsInt();
      case LONG -> json.getValueAsLong();
      default -> json.getDoubleValue();
    };
  }

  /** A number or a boolean is its own text. */
  private Object text(JsonParser json, JsonToken token) throws IOException {
    if (token.isScalarValue()) {
      return json.getText();
    }
    throw rejected(json, token);
  }

  /** A string that says a number, or true or false: a query parameter always comes as one. */
  private Object parsed(JsonParser json) throws IOException {
    String text = json.getText();
    if (what == BOOLEAN && NumberText.isBoolean(text)) {
      return "true".equals(text);
    }
    if (what == DOUBLE && NumberText.isDecimal(text)) {
      return Double.parseDouble(text);
    }
    if (what == INT && NumberText.isInteger(text, 9)) {
      return Integer.parseInt(text);
    }
    if (what == LONG && NumberText.isInteger(text, 18)) {
      return Long.parseLong(text);
    }
    throw refusal(json, text);
  }

  private RuntimeException rejected(JsonParser json, JsonToken token) throws IOException {
    // An empty array is a detour of its own; a number may be a boolean.
    if (token == JsonToken.START_OBJECT || (what != BOOLEAN && token.isBoolean())) {
      throw mismatch(json);
    }
    throw new Detour();
  }

  @Override
  void write(Object value, PlainWriter json) throws IOException {
    switch (what) {
      case STRING -> json.writeString((String) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case INT -> json.writeNumber((long) (Integer) value);
      case LONG -> json.writeNumber((long) (Long) value);
      default -> json.writeNumber((double) (Double) value);
    }
  }
}
