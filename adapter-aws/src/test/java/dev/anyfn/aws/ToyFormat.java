package dev.anyfn.aws;

import dev.anyfn.aws.events.EventFormat;
import dev.anyfn.runtime.event.Event;
import dev.anyfn.runtime.json.JsonTree;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;

/** The one file of a toy trigger. */
public final class ToyFormat extends EventFormat {

  @Override
  protected CloudEvent event(JsonTree payload) {
    return Event.builder()
        .id("toy")
        .source("urn:toy")
        .type("toy.said")
        .data(payload.get("say").text("").getBytes(StandardCharsets.UTF_8))
        .build();
  }
}
