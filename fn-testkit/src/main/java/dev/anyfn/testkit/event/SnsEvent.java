package dev.anyfn.testkit.event;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of an SNS topic, always one an invocation: {@code
 * SnsEvent.topic("orders").message(order).bytes()}. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">Lambda with SNS</a>
 */
public final class SnsEvent implements TriggerEvent {

  private final String topic;
  private final String message;
  private final @Nullable String subject;
  private final String id;
  private final Instant time;
  private final Map<String, Map<String, String>> attributes;

  private SnsEvent(
      String topic,
      String message,
      @Nullable String subject,
      String id,
      Instant time,
      Map<String, Map<String, String>> attributes) {
    this.topic = topic;
    this.message = message;
    this.subject = subject;
    this.id = id;
    this.time = time;
    this.attributes = attributes;
  }

  /** Creates an empty message of a topic. */
  public static SnsEvent topic(String name) {
    return new SnsEvent(name, "", null, Defaults.uuid(name, 1), Defaults.TIME, Map.of());
  }

  /** Sets the message: text as it is, or a value to encode to JSON. */
  public SnsEvent message(Object body) {
    return new SnsEvent(topic, JsonDocument.text(body), subject, id, time, attributes);
  }

  /** Sets the subject. */
  public SnsEvent subject(String text) {
    return new SnsEvent(topic, message, Objects.requireNonNull(text), id, time, attributes);
  }

  /** Sets the id. */
  public SnsEvent id(String messageId) {
    return new SnsEvent(topic, message, subject, messageId, time, attributes);
  }

  /** Sets the time of publication, to the millisecond. */
  public SnsEvent at(Instant when) {
    return new SnsEvent(topic, message, subject, id, when, attributes);
  }

  /** Sets an attribute of type {@code String}. */
  public SnsEvent attribute(String name, String value) {
    return typed(name, "String", value);
  }

  /** Sets an attribute of type {@code Binary}. */
  public SnsEvent attribute(String name, byte[] value) {
    return typed(name, "Binary", Base64.getEncoder().encodeToString(value));
  }

  private SnsEvent typed(String name, String type, String value) {
    Map<String, String> attribute = new LinkedHashMap<>();
    attribute.put("Type", type);
    attribute.put("Value", value);
    return new SnsEvent(topic, message, subject, id, time, More.of(attributes, name, attribute));
  }

  @Override
  public byte[] bytes() {
    String arn = Defaults.arn("sns", topic);
    String host = "https://sns." + Defaults.REGION + ".amazonaws.com/";
    Map<String, @Nullable Object> sns = new LinkedHashMap<>();
    sns.put("Type", "Notification");
    sns.put("MessageId", id);
    sns.put("TopicArn", arn);
    sns.put("Subject", subject);
    sns.put("Message", message);
    sns.put("Timestamp", Rfc3339.millis(time));
    sns.put("SignatureVersion", "1");
    sns.put("Signature", "EXAMPLE");
    sns.put("SigningCertUrl", host + "SimpleNotificationService.pem");
    sns.put("UnsubscribeUrl", host + "?Action=Unsubscribe");
    sns.put("MessageAttributes", attributes);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("EventSource", "aws:sns");
    record.put("EventVersion", "1.0");
    record.put("EventSubscriptionArn", arn + ":" + Defaults.uuid(topic + " subscription", 1));
    record.put("Sns", sns);
    return JsonDocument.write(Map.of("Records", List.of(record)));
  }
}
