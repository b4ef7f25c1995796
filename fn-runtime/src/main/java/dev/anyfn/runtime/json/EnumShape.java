package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;

/** An enum, by the exact names of its constants. */
final class EnumShape extends Shape {

  private final Map<String, Object> constants = new HashMap<>();

  private EnumShape(Class<?> type) {
    super(type);
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
  }

  /**
   * The shape of an enum.
   *
   * @throws NotPlain if its constants may be written in another way
   */
  static Shape of(Class<?> type) {
    String reason = Annotated.reason(type);
    if (reason != null || type == Month.class) {
      throw new NotPlain(type, reason == null ? "has a spelling of its own" : reason);
    }
    return new EnumShape(type);
  }

  @Override
  Object read(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      String name = json.getText();
      Object constant = constants.get(name);
      if (constant == null) {
        throw refusal(json, name);
      }
      return constant;
    }
    throw new Detour();
  }

  Object named(String name) {
    Object constant = constants.get(name);
    if (constant == null) {
      throw new Detour();
    }
    return constant;
  }

  @Override
  void write(Object value, PlainWriter json) throws IOException {
    json.writeString(((Enum<?>) value).name());
  }
}
