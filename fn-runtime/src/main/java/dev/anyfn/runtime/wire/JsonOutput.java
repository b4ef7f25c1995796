package dev.anyfn.runtime.wire;

import dev.anyfn.runtime.json.JsonBinding;
import dev.anyfn.runtime.text.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A record, or any other type that is bound to JSON. */
record JsonOutput(JsonBinding binding) implements Output {

  @Override
  public void http(Object value, HttpReply reply) throws IOException {
    reply.send(MediaType.JSON, bytes(value));
  }

  /** Written whole before the first byte goes out: it may fail half way. */
  @Override
  public void direct(Object value, OutputStream out) throws IOException {
    out.write(bytes(value));
  }

  byte[] bytes(Object value) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream(256);
    binding.write(value, json);
    return json.toByteArray();
  }
}
