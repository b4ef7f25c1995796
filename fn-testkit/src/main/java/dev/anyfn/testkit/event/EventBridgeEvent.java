package dev.anyfn.testkit.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event of an EventBridge bus, or a schedule's tick:
 *
 * <pre>{@code
 * byte[] placed = EventBridgeEvent.of("shop", "OrderPlaced", order).bytes();
 * byte[] tick = EventBridgeEvent.scheduled("nightly").bytes();
 * }</pre>
 *
 * <p>Immutable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">Event
 *     structure</a>
 */
public final class EventBridgeEvent implements TriggerEvent {

  private final Map<String, Object> members;

  private EventBridgeEvent(Map<String, Object> members) {
    this.members = members;
  }

  /**
   * Creates an event; the detail is a {@code String} or a {@code byte[]} of JSON, or a value to
   * encode.
   */
  public static EventBridgeEvent of(String source, String detailType, Object detail) {
    Object tree = JsonDocument.tree(detail);
    if (!(tree instanceof Map)) {
      throw new IllegalArgumentException(
          "A detail is a JSON object, not " + JsonDocument.text(detail));
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("version", "0");
    members.put("id", Defaults.uuid(source + " " + detailType, 1));
    members.put("detail-type", detailType);
    members.put("source", source);
    members.put("account", Defaults.ACCOUNT);
    members.put("time", Rfc3339.seconds(Defaults.TIME));
    members.put("region", Defaults.REGION);
    members.put("resources", List.of());
    members.put("detail", tree);
    return new EventBridgeEvent(members);
  }

  /** Creates the event of a rule with a schedule. */
  public static EventBridgeEvent scheduled(String rule) {
    return of("aws.events", "Scheduled Event", "{}")
        .resources(Defaults.arn("events", "rule/" + rule));
  }

  /** Sets the id. */
  public EventBridgeEvent id(String eventId) {
    return new EventBridgeEvent(More.of(members, "id", eventId));
  }

  /** Sets the time, to the second. */
  public EventBridgeEvent at(Instant when) {
    return new EventBridgeEvent(More.of(members, "time", Rfc3339.seconds(when)));
  }

  /** Replaces the ARNs of the resources. */
  public EventBridgeEvent resources(String... arns) {
    return new EventBridgeEvent(More.of(members, "resources", List.of(arns)));
  }

  @Override
  public byte[] bytes() {
    return JsonDocument.write(members);
  }
}
