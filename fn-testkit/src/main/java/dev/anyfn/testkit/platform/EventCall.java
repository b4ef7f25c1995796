package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.CloudEventRequests;
import dev.anyfn.testkit.event.FakeCloudEvent;
import dev.anyfn.testkit.event.HttpEvent;
import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

/** A CloudEvent, as a request in binary mode. */
record EventCall(String id, HttpEvent request, @Nullable String function) implements Call {

  static EventCall of(CloudEvent event) {
    return new EventCall(event.getId(), CloudEventRequests.binary("/", event), null);
  }

  /** Returns a message as a topic pushes it. */
  static EventCall of(Message message, @Nullable String function) {
    String type = message.isText() ? ValueCall.TEXT : "application/json";
    FakeCloudEvent event =
        FakeCloudEvent.of("dev.anyfn.testkit.message", "/messages")
            .id(message.id())
            .data(type, message.body());
    return new EventCall(message.id(), event.binary("/"), function);
  }

  @Override
  public Kind kind() {
    return Kind.EVENT;
  }

  @Override
  public Call to(Class<?> other) {
    return new EventCall(id, request, other.getName());
  }

  @Override
  public String toString() {
    return "event " + request + Shown.to(function);
  }
}
