package dev.anyfn.testkit.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message in a queue, received for the first time by default. Immutable. */
public final class SqsMessage {

  private final String body;
  private final @Nullable String id;
  private final Map<String, String> attributes;
  private final Map<String, Map<String, Object>> messageAttributes;

  private SqsMessage(
      String body,
      @Nullable String id,
      Map<String, String> attributes,
      Map<String, Map<String, Object>> messageAttributes) {
    this.body = body;
    this.id = id;
    this.attributes = attributes;
    this.messageAttributes = messageAttributes;
  }

  /** Creates a message: text as it is, or a value to encode to JSON. */
  public static SqsMessage of(Object body) {
    return new SqsMessage(JsonDocument.text(body), null, Map.of(), Map.of());
  }

  /** Sets the id; by default the event counts its messages. */
  public SqsMessage id(String messageId) {
    return new SqsMessage(body, messageId, attributes, messageAttributes);
  }

  /** Sets a system attribute, such as {@code SenderId}, as SQS writes it. */
  public SqsMessage attribute(String name, String value) {
    return new SqsMessage(body, id, More.of(attributes, name, value), messageAttributes);
  }

  /** Sets the number of receipts, from 1, this one included. */
  public SqsMessage receiveCount(int times) {
    return attribute("ApproximateReceiveCount", "" + times);
  }

  /** Sets the group in a FIFO queue. */
  public SqsMessage group(String id) {
    return attribute("MessageGroupId", id);
  }

  /** Sets the time of sending, in milliseconds on the wire. */
  public SqsMessage at(Instant time) {
    return attribute("SentTimestamp", "" + time.toEpochMilli());
  }

  /** Sets a message attribute of type {@code String}. */
  public SqsMessage messageAttribute(String name, String value) {
    return typed(name, "stringValue", value, "String");
  }

  /** Sets a message attribute of type {@code Number}. */
  public SqsMessage messageAttribute(String name, Number value) {
    return typed(name, "stringValue", value.toString(), "Number");
  }

  /** Sets a message attribute of type {@code Binary}. */
  public SqsMessage messageAttribute(String name, byte[] value) {
    return typed(name, "binaryValue", Base64.getEncoder().encodeToString(value), "Binary");
  }

  private SqsMessage typed(String name, String member, String value, String type) {
    Map<String, Object> attribute = new LinkedHashMap<>();
    attribute.put(member, value);
    attribute.put("stringListValues", List.of());
    attribute.put("binaryListValues", List.of());
    attribute.put("dataType", type);
    return new SqsMessage(body, id, attributes, More.of(messageAttributes, name, attribute));
  }

  /** Returns the id; empty if the event is to count it. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  Map<String, Object> record(String queue, int number) {
    String counted = Defaults.uuid(queue, number);
    Map<String, String> system = new LinkedHashMap<>();
    system.put("ApproximateReceiveCount", "1");
    system.put("SentTimestamp", "" + Defaults.TIME.toEpochMilli());
    system.put("SenderId", "AIDAIENQZJOLO23YVJ4VO");
    system.put("ApproximateFirstReceiveTimestamp", "" + Defaults.TIME.plusMillis(1).toEpochMilli());
    if (queue.endsWith(".fifo")) {
      system.put("MessageGroupId", "group-1");
      system.put("MessageDeduplicationId", counted);
      system.put("SequenceNumber", "188494964604676" + (96_128 + number));
    }
    system.putAll(attributes);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("messageId", id().orElse(counted));
    record.put("receiptHandle", "handle-" + number);
    record.put("body", body);
    record.put("attributes", system);
    record.put("messageAttributes", messageAttributes);
    record.put("md5OfBody", md5(body));
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", Defaults.arn("sqs", queue));
    record.put("awsRegion", Defaults.REGION);
    return record;
  }

  private static String md5(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
