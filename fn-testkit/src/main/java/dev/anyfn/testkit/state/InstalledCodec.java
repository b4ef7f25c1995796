package dev.anyfn.testkit.state;

import dev.anyfn.state.spi.ValueCodec;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The codec that functions use when they run for real, found on the class path when it is needed.
 * Safe for use by many threads.
 */
public final class InstalledCodec implements ValueCodec {

  private @Nullable ValueCodec codec;

  public InstalledCodec() {}

  private synchronized ValueCodec codec() {
    if (codec == null) {
      Iterator<ValueCodec> found =
          ServiceLoader.load(ValueCodec.class, InstalledCodec.class.getClassLoader()).iterator();
      if (!found.hasNext()) {
        throw new IllegalStateException(
            "Stores need AnyFn's runtime for their JSON: add dev.anyfn:fn-runtime, or an adapter, to"
                + " the test class path");
      }
      codec = found.next();
    }
    return codec;
  }

  @Override
  public byte[] encode(Object value) {
    return codec().encode(value);
  }

  @Override
  public Object decode(byte[] json, Type type) {
    return codec().decode(json, type);
  }

  @Override
  public byte[] canonical(byte[] json) {
    return codec().canonical(json);
  }
}
