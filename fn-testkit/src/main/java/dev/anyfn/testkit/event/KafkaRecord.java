package dev.anyfn.testkit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record of a Kafka topic, in partition 0 by default. Immutable. */
public final class KafkaRecord {

  private final byte @Nullable [] key;
  private final byte @Nullable [] value;
  private final int partition;
  private final Instant time;
  private final List<Map<String, List<Integer>>> headers;

  private KafkaRecord(
      byte @Nullable [] key,
      byte @Nullable [] value,
      int partition,
      Instant time,
      List<Map<String, List<Integer>>> headers) {
    this.key = key;
    this.value = value;
    this.partition = partition;
    this.time = time;
    this.headers = headers;
  }

  /**
   * Creates a record.
   *
   * @param key text or bytes as they are, or a value to encode to JSON; null for none
   * @param value the same; null for a tombstone
   */
  public static KafkaRecord of(@Nullable Object key, @Nullable Object value) {
    return new KafkaRecord(
        key == null ? null : JsonDocument.bytes(key),
        value == null ? null : JsonDocument.bytes(value),
        0,
        Defaults.TIME,
        List.of());
  }

  /** Sets the partition, from 0. */
  public KafkaRecord partition(int number) {
    return new KafkaRecord(key, value, number, time, headers);
  }

  /** Sets the time of creation, to the millisecond. */
  public KafkaRecord at(Instant when) {
    return new KafkaRecord(key, value, partition, when, headers);
  }

  /** Adds a header in UTF-8; earlier ones of the name stay. */
  public KafkaRecord header(String name, String text) {
    return header(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a header; earlier ones of the name stay. */
  public KafkaRecord header(String name, byte[] bytes) {
    List<Integer> signed = new ArrayList<>();
    for (byte b : bytes) {
      signed.add((int) b);
    }
    return new KafkaRecord(key, value, partition, time, More.of(headers, Map.of(name, signed)));
  }

  int partition() {
    return partition;
  }

  Map<String, Object> record(String topic, long offset) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("topic", topic);
    record.put("partition", partition);
    record.put("offset", offset);
    record.put("timestamp", time.toEpochMilli());
    record.put("timestampType", "CREATE_TIME");
    if (key != null) {
      record.put("key", Base64.getEncoder().encodeToString(key));
    }
    if (value != null) {
      record.put("value", Base64.getEncoder().encodeToString(value));
    }
    record.put("headers", headers);
    return record;
  }
}
