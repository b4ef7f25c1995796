package dev.anyfn.aws;

import dev.anyfn.runtime.event.Event;
import dev.anyfn.runtime.event.EventBuilder;
import dev.anyfn.runtime.json.JsonTree;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * An SQS message as a CloudEvent. There is no official mapping; type and source are those of the
 * TriggerMesh and Knative sources: {@code com.amazon.sqs.message}, and the ARN of the queue.
 */
final class SqsEvents {

  private SqsEvents() {}

  static CloudEvent of(String id, JsonTree message) {
    EventBuilder event =
        Event.builder()
            .id(id)
            .type("com.amazon.sqs.message")
            .source(message.get("eventSourceARN").text("urn:aws:sqs"))
            .data(message.get("body").text("").getBytes(StandardCharsets.UTF_8));
    JsonTree attributes = message.get("attributes");
    String sent = attributes.get("SentTimestamp").text();
    if (sent != null) {
      event.time(Instant.ofEpochMilli(Long.parseLong(sent)).atOffset(ZoneOffset.UTC));
    }
    String group = attributes.get("MessageGroupId").text();
    if (group != null) {
      event.extension("partitionkey", group);
    }
    return event.build();
  }
}
