package dev.anyfn.testkit.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of records from a Kafka topic, in Amazon MSK or a self-managed cluster: {@code
 * KafkaEvents.topic("orders").record("customer-7", order).bytes()}. Offsets count from 0 in each
 * partition. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html">Lambda with MSK</a>
 */
public final class KafkaEvents implements TriggerEvent {

  private static final String BROKERS = "b-1.orders.example.com:9092,b-2.orders.example.com:9092";

  private final String topic;
  private final boolean managed;
  private final List<KafkaRecord> records;

  private KafkaEvents(String topic, boolean managed, List<KafkaRecord> records) {
    this.topic = topic;
    this.managed = managed;
    this.records = records;
  }

  /** Creates an event of a topic in Amazon MSK, without records. */
  public static KafkaEvents topic(String name) {
    return new KafkaEvents(name, true, List.of());
  }

  /** Sets a self-managed cluster as the source. */
  public KafkaEvents selfManaged() {
    return new KafkaEvents(topic, false, records);
  }

  /** Adds a record; key and value are text or bytes as they are, or values to encode to JSON. */
  public KafkaEvents record(Object key, Object value) {
    return record(KafkaRecord.of(key, value));
  }

  /** Adds a record. */
  public KafkaEvents record(KafkaRecord record) {
    return new KafkaEvents(topic, managed, More.of(records, record));
  }

  @Override
  public byte[] bytes() {
    Map<String, List<Object>> partitions = new LinkedHashMap<>();
    for (KafkaRecord record : records) {
      List<Object> partition =
          partitions.computeIfAbsent(topic + "-" + record.partition(), k -> new ArrayList<>());
      partition.add(record.record(topic, partition.size()));
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("eventSource", managed ? "aws:kafka" : "SelfManagedKafka");
    if (managed) {
      event.put("eventSourceArn", Defaults.arn("kafka", "cluster/cluster-1/1"));
    }
    event.put("bootstrapServers", BROKERS);
    event.put("records", partitions);
    return JsonDocument.write(event);
  }
}
