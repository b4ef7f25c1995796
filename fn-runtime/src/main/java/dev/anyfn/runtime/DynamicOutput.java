package dev.anyfn.runtime;

import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code Object}: each value as its own class says. */
final class DynamicOutput implements Output {

  private final Bindings bindings;
  private final Map<Class<?>, Output> known = new ConcurrentHashMap<>();

  DynamicOutput(Bindings bindings) {
    this.bindings = bindings;
  }

  @Override
  public void http(Object value, HttpReply reply) throws Exception {
    of(value).http(value, reply);
  }

  @Override
  public void direct(Object value, OutputStream out) throws Exception {
    of(value).direct(value, out);
  }

  private Output of(Object value) {
    Class<?> type = value.getClass();
    if (type == Object.class) {
      throw new IllegalStateException("A bare java.lang.Object has nothing to be written");
    }
    Output output = known.get(type);
    if (output == null) {
      output = bindings.output(type);
      known.put(type, output);
    }
    return output;
  }
}
