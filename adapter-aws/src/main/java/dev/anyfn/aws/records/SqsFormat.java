package dev.anyfn.aws.records;

import dev.anyfn.event.Message;
import dev.anyfn.runtime.event.Event;
import dev.anyfn.runtime.event.EventBuilder;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages of SQS. There is no official mapping to a CloudEvent; type and source are those of the
 * TriggerMesh and Knative sources: {@code com.amazon.sqs.message}, and the ARN of the queue.
 */
public final class SqsFormat extends RecordFormat {

  /** Creates the format. */
  public SqsFormat() {}

  /** Standard queues may have message groups, too: only the name says that the order counts. */
  @Override
  boolean ordered(JsonTree message) {
    return message.get("eventSourceARN").text("").endsWith(".fifo");
  }

  @Override
  EventRecord record(JsonTree message) {
    String id = message.get("messageId").text();
    if (id == null) {
      // Its failure could not be reported, so the whole batch must come again.
      throw new IllegalArgumentException("A record of the SQS event has no messageId");
    }
    JsonTree attributes = message.get("attributes");
    String group = attributes.get("MessageGroupId").text();
    return new EventRecord(
        id,
        id,
        group,
        attempt(attributes),
        Payload.of(message.get("body").text(""), null),
        message(message, attributes, group),
        // Not a lambda: the first one costs more than all else on the way to a first answer.
        new Supplier<CloudEvent>() {
          @Override
          public CloudEvent get() {
            return event(id, group, message);
          }
        });
  }

  private static int attempt(JsonTree attributes) {
    try {
      return Math.max(1, Integer.parseInt(attributes.get("ApproximateReceiveCount").text("1")));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private static Message message(JsonTree message, JsonTree attributes, @Nullable String group) {
    Map<String, String> texts = new HashMap<>();
    JsonTree sent = message.get("messageAttributes");
    for (String name : sent.names()) {
      String text = sent.get(name).get("stringValue").text();
      if (text != null) {
        texts.put(name, text);
      }
    }
    return new Message(texts, Optional.ofNullable(group), sentAt(attributes));
  }

  private static Optional<Instant> sentAt(JsonTree attributes) {
    try {
      String millis = attributes.get("SentTimestamp").text();
      return millis == null
          ? Optional.empty()
          : Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static CloudEvent event(String id, @Nullable String group, JsonTree message) {
    EventBuilder event =
        Event.builder()
            .id(id)
            .type("com.amazon.sqs.message")
            .source(message.get("eventSourceARN").text("urn:aws:sqs"))
            .data(message.get("body").text("").getBytes(StandardCharsets.UTF_8));
    String sent = message.get("attributes").get("SentTimestamp").text();
    if (sent != null) {
      event.time(Instant.ofEpochMilli(Long.parseLong(sent)).atOffset(ZoneOffset.UTC));
    }
    if (group != null) {
      event.extension("partitionkey", group);
    }
    return event.build();
  }
}
