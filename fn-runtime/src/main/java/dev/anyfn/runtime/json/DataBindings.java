package dev.anyfn.runtime.json;

import org.jspecify.annotations.Nullable;

/** Jackson's data binding, built when something first asks for it: most functions never do. */
final class DataBindings {

  private final JsonLimits limits;
  private @Nullable DataBindingCodec codec;
  private @Nullable FullReader reader;

  DataBindings(JsonLimits limits) {
    this.limits = limits;
  }

  synchronized DataBindingCodec get() {
    if (codec == null) {
      codec = new DataBindingCodec(limits);
    }
    return codec;
  }

  synchronized FullReader streaming() {
    if (reader == null) {
      reader = new FullReader(limits);
    }
    return reader;
  }
}
