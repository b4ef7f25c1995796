package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** A value in the middle of a plain one that only data binding knows how to write. */
final class DelegateShape extends Shape {

  private final DataBindings dataBinding;

  private DelegateShape(DataBindings dataBinding) {
    super(Object.class);
    this.dataBinding = dataBinding;
  }

  static Shape of(DataBindings dataBinding) {
    return new DelegateShape(dataBinding);
  }

  @Override
  Object read(JsonParser json) {
    throw new Detour();
  }

  @Override
  void write(Object value, PlainWriter json) throws IOException {
    json.writeDocument(dataBinding.get().untyped().bytes(value));
  }
}
