package dev.anyfn.state;

import dev.anyfn.TypeToken;
import dev.anyfn.state.spi.ValueCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** The bodies of values: bytes and text as they are, anything else as JSON. */
record ObjectContent(ValueCodec codec) {

  Body encode(Object value) {
    if (value instanceof Body body) {
      return body;
    }
    if (value instanceof byte[] bytes) {
      return Body.of(bytes);
    }
    return value instanceof String text
        ? Body.of(text)
        : Body.copied(codec.encode(value), "application/json");
  }

  @SuppressWarnings("unchecked") // the codec binds to the type that the token stands for
  <T> T decode(byte[] bytes, TypeToken<T> token) {
    Type type = token.type();
    Object value =
        type == byte[].class
            ? bytes
            : type == String.class
                ? new String(bytes, StandardCharsets.UTF_8)
                : codec.decode(bytes, type);
    return (T) value;
  }
}
