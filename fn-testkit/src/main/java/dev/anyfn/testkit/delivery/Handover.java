package dev.anyfn.testkit.delivery;

import dev.anyfn.runtime.event.Event;
import dev.anyfn.runtime.event.EventBuilder;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.testkit.event.FakeCloudEvent;
import dev.anyfn.testkit.event.HttpEvent;
import java.time.ZoneOffset;
import java.util.List;

/** The conversion of deliveries to the input of the runtime. */
final class Handover {

  private static final String SOURCE = "urn:anyfn:testkit:source";

  private Handover() {}

  /** Converts the messages to records of a queue or a stream. */
  static List<EventRecord> records(Delivery delivery) {
    boolean stream = delivery.kind() == SourceKind.STREAM;
    return delivery.messages().stream().map(message -> record(message, stream)).toList();
  }

  private static EventRecord record(Message message, boolean stream) {
    return new EventRecord(
        message.id(),
        message.receiveCount(),
        stream ? Payload.of(message.bytes(), null) : Payload.of(message.text(), null),
        () ->
            event(message, stream ? "com.amazon.kinesis.stream_record" : "com.amazon.sqs.message"));
  }

  private static Event event(Message message, String type) {
    EventBuilder event =
        Event.builder()
            .id(message.id())
            .source(SOURCE)
            .type(type)
            .time(message.sentAt().atOffset(ZoneOffset.UTC))
            .data(message.bytes());
    String group = message.group();
    if (group != null) {
      event.extension("partitionkey", group);
    }
    return event.build();
  }

  /** Converts a message to an event in HTTP's binary mode. */
  static HttpEvent push(Message message) {
    return FakeCloudEvent.of("dev.anyfn.testkit.push", SOURCE)
        .id(message.id())
        .at(message.sentAt())
        .json(message.bytes())
        .binary("/");
  }
}
