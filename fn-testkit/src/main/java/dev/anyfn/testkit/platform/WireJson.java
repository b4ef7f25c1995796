package dev.anyfn.testkit.platform;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.state.spi.ValueCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON, by the functions' codec. */
final class WireJson {

  private static final ValueCodec CODEC = new JsonValues();
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private WireJson() {}

  /** A string is JSON already. */
  static byte[] encode(@Nullable Object value) {
    if (value == null) {
      return NULL.clone();
    }
    return value instanceof String json
        ? json.getBytes(StandardCharsets.UTF_8)
        : CODEC.encode(value);
  }

  static Object decode(byte[] json, Type type) {
    return CODEC.decode(json, type);
  }

  /** Returns one form for all documents of equal meaning. */
  static String canonical(byte[] json) {
    return new String(CODEC.canonical(json), StandardCharsets.UTF_8);
  }

  static byte[] quote(String text) {
    StringBuilder json = new StringBuilder();
    JsonText.quote(text, json);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
