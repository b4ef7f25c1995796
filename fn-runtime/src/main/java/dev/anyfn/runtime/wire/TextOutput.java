package dev.anyfn.runtime.wire;

import dev.anyfn.runtime.text.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** {@code String}. */
record TextOutput() implements Output {

  static final String CONTENT_TYPE = "text/plain; charset=utf-8";

  @Override
  public void http(Object value, HttpReply reply) throws IOException {
    reply.send(CONTENT_TYPE, ((String) value).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void direct(Object value, OutputStream out) throws IOException {
    String text = (String) value;
    StringBuilder json = new StringBuilder(text.length() + 16);
    JsonText.quote(text, json);
    out.write(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
