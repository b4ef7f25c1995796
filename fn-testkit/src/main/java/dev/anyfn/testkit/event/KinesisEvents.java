package dev.anyfn.testkit.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of records from one shard of a Kinesis stream: {@code
 * KinesisEvents.stream("orders").record("customer-7", order).bytes()}. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html">Lambda with
 *     Kinesis</a>
 */
public final class KinesisEvents implements TriggerEvent {

  private static final String SHARD = "shardId-000000000000";

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Item(String key, byte[] data, Instant time) {}

  private final String stream;
  private final List<Item> items;
  private final Instant time;

  private KinesisEvents(String stream, List<Item> items, Instant time) {
    this.stream = stream;
    this.items = items;
    this.time = time;
  }

  /** Creates an event of a stream, without records. */
  public static KinesisEvents stream(String name) {
    return new KinesisEvents(name, List.of(), Defaults.TIME);
  }

  /**
   * Adds a record of a partition key; its data is text or bytes as they are, or a value to encode
   * to JSON.
   */
  public KinesisEvents record(String key, Object data) {
    Item item = new Item(key, JsonDocument.bytes(data), time);
    return new KinesisEvents(stream, More.of(items, item), time);
  }

  /** Sets the arrival time of the records that follow, to the millisecond. */
  public KinesisEvents at(Instant when) {
    return new KinesisEvents(stream, items, when);
  }

  /**
   * Returns the sequence numbers of the records, which identify failures in an answer, in order.
   */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int number = 1; number <= items.size(); number++) {
      ids.add(sequenceNumber(number));
    }
    return List.copyOf(ids);
  }

  /** Returns 56 digits, as Kinesis does. */
  private static String sequenceNumber(int number) {
    return "49590338271490256608559692538361571095" + String.format("%018d", number);
  }

  @Override
  public byte[] bytes() {
    List<Object> records = new ArrayList<>();
    for (Item item : items) {
      String sequence = sequenceNumber(records.size() + 1);
      Map<String, Object> kinesis = new LinkedHashMap<>();
      kinesis.put("kinesisSchemaVersion", "1.0");
      kinesis.put("partitionKey", item.key());
      kinesis.put("sequenceNumber", sequence);
      kinesis.put("data", Base64.getEncoder().encodeToString(item.data()));
      kinesis.put("approximateArrivalTimestamp", Defaults.seconds(item.time()));
      Map<String, Object> record = new LinkedHashMap<>();
      record.put("kinesis", kinesis);
      record.put("eventSource", "aws:kinesis");
      record.put("eventVersion", "1.0");
      record.put("eventID", SHARD + ":" + sequence);
      record.put("eventName", "aws:kinesis:record");
      record.put("invokeIdentityArn", "arn:aws:iam::" + Defaults.ACCOUNT + ":role/function");
      record.put("awsRegion", Defaults.REGION);
      record.put("eventSourceARN", Defaults.arn("kinesis", "stream/" + stream));
      records.add(record);
    }
    return JsonDocument.write(Map.of("Records", records));
  }
}
