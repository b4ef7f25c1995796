package dev.anyfn.benchmarks.stores;

import dev.anyfn.state.spi.ValueCodec;
import java.lang.reflect.Type;

/** No codec: values are the bytes that are stored. */
record Unchanged() implements ValueCodec {

  @Override
  public byte[] encode(Object value) {
    return (byte[]) value;
  }

  @Override
  public Object decode(byte[] json, Type type) {
    return json;
  }

  @Override
  public byte[] canonical(byte[] json) {
    return json;
  }
}
