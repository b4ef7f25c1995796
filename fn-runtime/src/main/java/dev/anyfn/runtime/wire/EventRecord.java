package dev.anyfn.runtime.wire;

import dev.anyfn.event.Message;
import io.cloudevents.CloudEvent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One record of a delivery, such as a message of a queue or a record of a stream. Immutable.
 *
 * @param id its identity
 * @param token names it in the answer to the platform, if it failed
 * @param orderKey the group or partition within which the order counts; null if it has none
 * @param attempt the number of its delivery, from 1
 * @param data what it carries
 * @param message its facts as a message; null if the source has none
 * @param event makes it a CloudEvent, each time one is wanted
 */
public record EventRecord(
    String id,
    String token,
    @Nullable String orderKey,
    int attempt,
    Payload data,
    @Nullable Message message,
    Supplier<CloudEvent> event) {

  /**
   * Creates a record that its identity names in the answer, too.
   *
   * @param id its identity
   * @param attempt the number of its delivery, from 1
   * @param data what it carries
   * @param event makes it a CloudEvent, each time one is wanted
   */
  public EventRecord(String id, int attempt, Payload data, Supplier<CloudEvent> event) {
    this(id, id, null, attempt, data, null, event);
  }
}
