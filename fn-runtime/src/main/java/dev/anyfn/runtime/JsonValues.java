package dev.anyfn.runtime;

import dev.anyfn.FunctionException;
import dev.anyfn.runtime.json.CanonicalJson;
import dev.anyfn.runtime.json.JsonCodec;
import dev.anyfn.state.spi.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * The values of stores, by the same codec that reads and writes the payloads of functions. Safe for
 * use by many threads.
 */
public final class JsonValues implements ValueCodec {

  private final JsonCodec codec;

  /** Creates a codec with the default limits; for {@link java.util.ServiceLoader}. */
  public JsonValues() {
    this(JsonValues.class.getClassLoader(), Settings.of(Map.of()));
  }

  JsonValues(ClassLoader loader, Settings settings) {
    this.codec = new LazyCodec(loader, settings, null);
  }

  @Override
  public byte[] encode(Object value) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      codec.bind(Object.class).write(value, json);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "A " + value.getClass().getName() + " cannot be expressed as JSON", e);
    }
    return json.toByteArray();
  }

  @Override
  public Object decode(byte[] json, Type type) {
    Object value;
    try {
      value = codec.bind(type).read(json);
    } catch (FunctionException e) {
      throw new IllegalArgumentException(e.detail(), e);
    }
    if (value == null) {
      throw new IllegalArgumentException("it is null");
    }
    return value;
  }

  @Override
  public byte[] canonical(byte[] json) {
    try {
      return CanonicalJson.of(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("The document is not JSON", e);
    }
  }
}
