package dev.anyfn.runtime.wire;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The input of a function: one row of the wire table, with a method for each of its columns. Bound
 * once; safe for use by many threads.
 */
public interface Input {

  /**
   * Decodes the body of an HTTP request that is not an event.
   *
   * @param body the body
   * @param query the query parameters, decoded
   * @return the argument of the function
   */
  @Nullable Object http(Payload body, Map<String, List<String>> query);

  /**
   * Decodes a payload that is JSON.
   *
   * @param json the payload
   * @return the argument of the function
   */
  @Nullable Object direct(Payload json);

  /**
   * Decodes one record of an event source.
   *
   * @param data what the record carries
   * @param event makes the record a CloudEvent
   * @return the argument of the function
   */
  @Nullable Object event(Payload data, Supplier<CloudEvent> event);

  /**
   * Decodes a CloudEvent.
   *
   * @param event the event
   * @return the argument of the function
   */
  default @Nullable Object event(CloudEvent event) {
    CloudEventData data = event.getData();
    Payload payload =
        data == null ? Payload.empty() : Payload.of(data.toBytes(), event.getDataContentType());
    return event(
        payload,
        new Supplier<>() {
          @Override
          public CloudEvent get() {
            return event;
          }
        });
  }
}
