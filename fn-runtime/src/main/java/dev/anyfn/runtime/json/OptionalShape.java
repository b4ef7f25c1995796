package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that may be null, or not be there. */
final class OptionalShape extends Shape {

  private final Shape value;

  private OptionalShape(Shape value) {
    super(Optional.class);
    this.value = value;
  }

  static Shape of(Shape value) {
    return new OptionalShape(value);
  }

  Shape value() {
    return value;
  }

  @Override
  Object absent() {
    return Optional.ofNullable(value.absent());
  }

  @Override
  Object read(JsonParser json) throws IOException {
    return Optional.ofNullable(value.read(json));
  }

  @Override
  @Nullable Shape inside(@Nullable String name) {
    return value.inside(name);
  }

  @Override
  void write(Object optional, PlainWriter json) throws IOException {
    value.writeNullable(((Optional<?>) optional).orElse(null), json);
  }
}
