package dev.anyfn.runtime.wire;

import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code byte[]}. */
record BytesInput() implements Input {

  @Override
  public byte[] http(Payload body, Map<String, List<String>> query) {
    return body.bytes();
  }

  @Override
  public byte[] direct(Payload json) {
    return json.bytes();
  }

  @Override
  public byte[] event(Payload data, Supplier<CloudEvent> event) {
    return data.bytes();
  }
}
