package dev.anyfn.runtime.wire;

import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code Void}: whatever was sent is not looked at. */
record NothingInput() implements Input {

  @Override
  public @Nullable Object http(Payload body, Map<String, List<String>> query) {
    return null;
  }

  @Override
  public @Nullable Object direct(Payload json) {
    return null;
  }

  @Override
  public @Nullable Object event(Payload data, Supplier<CloudEvent> event) {
    return null;
  }
}
