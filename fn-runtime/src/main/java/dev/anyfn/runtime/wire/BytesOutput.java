package dev.anyfn.runtime.wire;

import dev.anyfn.runtime.json.JsonArrays;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code byte[]} and {@code InputStream}. */
record BytesOutput() implements Output {

  static final String CONTENT_TYPE = "application/octet-stream";

  @Override
  public void http(Object value, HttpReply reply) throws IOException {
    if (value instanceof byte[] bytes) {
      reply.send(CONTENT_TYPE, bytes);
      return;
    }
    try (InputStream in = (InputStream) value) {
      OutputStream out = reply.stream(CONTENT_TYPE);
      if (!reply.headOnly()) {
        in.transferTo(out);
        out.close();
      }
    }
  }

  @Override
  public void direct(Object value, OutputStream out) throws IOException {
    byte[] json = bytes(value);
    try {
      JsonArrays.validate(json);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The bytes that the function returned are not JSON, which a direct payload must be: give"
              + " JSON, or a type that is written as JSON",
          e);
    }
    out.write(json);
  }

  private static byte[] bytes(Object value) throws IOException {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    try (InputStream in = (InputStream) value) {
      return in.readAllBytes();
    }
  }
}
