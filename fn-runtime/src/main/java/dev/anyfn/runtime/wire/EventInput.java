package dev.anyfn.runtime.wire;

import dev.anyfn.FunctionException;
import dev.anyfn.runtime.event.JsonEvents;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code CloudEvent}. */
record EventInput() implements Input {

  @Override
  public CloudEvent http(Payload body, Map<String, List<String>> query) {
    throw FunctionException.invalidInput(
        "Expected a CloudEvent: send ce-specversion, ce-id, ce-source and ce-type headers, or a body"
            + " of type application/cloudevents+json");
  }

  @Override
  public CloudEvent direct(Payload json) {
    return JsonEvents.read(json.bytes());
  }

  @Override
  public CloudEvent event(Payload data, Supplier<CloudEvent> event) {
    return event.get();
  }
}
