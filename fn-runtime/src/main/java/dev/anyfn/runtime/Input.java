package dev.anyfn.runtime;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a function takes: one row of the wire table, with a method for each of its columns. Bound
 * once; safe for use by many threads.
 */
interface Input {

  /** From the body of an HTTP request that is not an event. */
  @Nullable Object http(Payload body, Map<String, List<String>> query);

  /** From a payload that is JSON, as Lambda hands it over. */
  @Nullable Object direct(Payload json);

  /** From one record of an event source: its data, and the event it makes. */
  @Nullable Object event(Payload data, Supplier<CloudEvent> event);

  /** From a CloudEvent. */
  default @Nullable Object event(CloudEvent event) {
    CloudEventData data = event.getData();
    Payload payload =
        data == null ? Payload.empty() : Payload.of(data.toBytes(), event.getDataContentType());
    return event(payload, () -> event);
  }
}
