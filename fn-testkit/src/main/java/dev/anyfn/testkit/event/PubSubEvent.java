package dev.anyfn.testkit.event;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a Google Pub/Sub topic, as a push subscription posts it or as a CloudEvent:
 *
 * <pre>{@code
 * HttpEvent push = PubSubEvent.topic("orders").message(order).push("/");
 * FakeCloudEvent event = PubSubEvent.topic("orders").message(order).cloudEvent();
 * }</pre>
 *
 * <p>{@link #bytes} is the push envelope. The subscription has the topic's name. Immutable.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/push">Push subscriptions</a>
 */
public final class PubSubEvent implements TriggerEvent {

  private final String topic;
  private final String id;
  private final Instant time;
  private final @Nullable String data;
  private final Map<String, String> attributes;
  private final @Nullable String orderingKey;

  private PubSubEvent(
      String topic,
      String id,
      Instant time,
      @Nullable String data,
      Map<String, String> attributes,
      @Nullable String orderingKey) {
    this.topic = topic;
    this.id = id;
    this.time = time;
    this.data = data;
    this.attributes = attributes;
    this.orderingKey = orderingKey;
  }

  /** Creates a message of a topic, without data and attributes. */
  public static PubSubEvent topic(String name) {
    return new PubSubEvent(name, "1136969346945", Defaults.TIME, null, Map.of(), null);
  }

  /** Sets the data: text or bytes as they are, or a value to encode to JSON. */
  public PubSubEvent message(Object body) {
    String base64 = Base64.getEncoder().encodeToString(JsonDocument.bytes(body));
    return new PubSubEvent(topic, id, time, base64, attributes, orderingKey);
  }

  /** Sets an attribute. */
  public PubSubEvent attribute(String name, String value) {
    return new PubSubEvent(topic, id, time, data, More.of(attributes, name, value), orderingKey);
  }

  /** Sets the id. */
  public PubSubEvent id(String messageId) {
    return new PubSubEvent(topic, messageId, time, data, attributes, orderingKey);
  }

  /** Sets the time of publication, to the millisecond. */
  public PubSubEvent at(Instant when) {
    return new PubSubEvent(topic, id, when, data, attributes, orderingKey);
  }

  /** Sets the ordering key. */
  public PubSubEvent orderingKey(String key) {
    return new PubSubEvent(topic, id, time, data, attributes, key);
  }

  @Override
  public byte[] bytes() {
    String published = Rfc3339.millis(time);
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("attributes", attributes);
    if (data != null) {
      message.put("data", data);
    }
    message.put("messageId", id);
    message.put("message_id", id);
    if (orderingKey != null) {
      message.put("orderingKey", orderingKey);
    }
    message.put("publishTime", published);
    message.put("publish_time", published);
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("message", message);
    envelope.put("subscription", "projects/" + Defaults.PROJECT + "/subscriptions/" + topic);
    return JsonDocument.write(envelope);
  }

  /** Returns the request of a push subscription to a path and query. */
  public HttpEvent push(String target) {
    return HttpEvent.post(target).json(bytes());
  }

  /**
   * Returns Eventarc's event, of type {@code google.cloud.pubsub.topic.v1.messagePublished}.
   *
   * @see <a href="https://cloud.google.com/eventarc/docs/cloudevents">Eventarc's format</a>
   */
  public FakeCloudEvent cloudEvent() {
    String source = "//pubsub.googleapis.com/projects/" + Defaults.PROJECT + "/topics/" + topic;
    return FakeCloudEvent.of("google.cloud.pubsub.topic.v1.messagePublished", source)
        .id(id)
        .at(time)
        .json(bytes());
  }
}
