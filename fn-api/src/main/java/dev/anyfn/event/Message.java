package dev.anyfn.event;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A message of a queue or a topic, without its body. Immutable.
 *
 * @param attributes the attributes of the message that are text, by name
 * @param group the group or ordering key within which messages are in order; empty if there is none
 * @param sentAt the time at which the broker accepted the message; empty if unknown
 */
public record Message(
    Map<String, String> attributes, Optional<String> group, Optional<Instant> sentAt) {
  public Message {
    attributes = Map.copyOf(attributes);
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(sentAt, "sentAt");
  }

  /** Omits the attributes: they may hold secrets. */
  @Override
  public String toString() {
    return "Message[group=" + group + ", sentAt=" + sentAt + "]";
  }
}
