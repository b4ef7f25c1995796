package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.HttpEvent;
import org.jspecify.annotations.Nullable;

/** A request over HTTP. */
record HttpCall(HttpEvent request, @Nullable String function) implements Call {

  @Override
  public Kind kind() {
    return Kind.HTTP;
  }

  @Override
  public Call to(Class<?> other) {
    return new HttpCall(request, other.getName());
  }

  @Override
  public String toString() {
    return request + Shown.to(function);
  }
}
