package dev.anyfn.runtime.wire;

import java.io.OutputStream;

/** {@code Object}: each value as its own class says. */
record DynamicOutput(Bindings bindings) implements Output {

  @Override
  public void http(Object value, HttpReply reply) throws Exception {
    bindings.outputOf(value).http(value, reply);
  }

  @Override
  public void direct(Object value, OutputStream out) throws Exception {
    bindings.outputOf(value).direct(value, out);
  }
}
