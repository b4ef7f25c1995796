package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.HttpEvent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A value, as the bytes of an HTTP body. */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record ValueCall(byte[] body, String contentType, @Nullable String function) implements Call {

  static final String TEXT = "text/plain; charset=utf-8";

  @Override
  public Kind kind() {
    return Kind.VALUE;
  }

  @Override
  public Call to(Class<?> other) {
    return new ValueCall(body, contentType, other.getName());
  }

  HttpEvent asRequest() {
    return HttpEvent.post("/").contentType(contentType).body(body);
  }

  /** Returns the direct payload, which is always JSON. */
  byte[] asJson() {
    return contentType.equals(TEXT) ? WireJson.quote(text()) : body;
  }

  private String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "value " + Shown.bytes(body) + Shown.to(function);
  }
}
