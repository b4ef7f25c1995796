package dev.anyfn.runtime.json;

import org.jspecify.annotations.Nullable;

/** Data binding, built when something first asks for it: most functions never do. */
final class DataBindings {

  private final JsonLimits limits;
  private @Nullable DataBindingCodec codec;

  DataBindings(JsonLimits limits) {
    this.limits = limits;
  }

  synchronized DataBindingCodec get() {
    if (codec == null) {
      codec = new DataBindingCodec(limits);
    }
    return codec;
  }
}
