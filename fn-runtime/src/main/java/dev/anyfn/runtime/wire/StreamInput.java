package dev.anyfn.runtime.wire;

import io.cloudevents.CloudEvent;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code InputStream}: the body as it arrives. */
record StreamInput() implements Input {

  @Override
  public InputStream http(Payload body, Map<String, List<String>> query) {
    return body.stream();
  }

  @Override
  public InputStream direct(Payload json) {
    return json.stream();
  }

  @Override
  public InputStream event(Payload data, Supplier<CloudEvent> event) {
    return data.stream();
  }
}
