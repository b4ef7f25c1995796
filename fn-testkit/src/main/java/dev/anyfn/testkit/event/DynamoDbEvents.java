package dev.anyfn.testkit.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a DynamoDB table, as its stream reports them:
 *
 * <pre>{@code
 * byte[] event = DynamoDbEvents.table("orders", "id")
 *     .inserted(Map.of("id", "o-1", "quantity", 3, "tags", Set.of("new")))
 *     .bytes();
 * }</pre>
 *
 * <p>Images are maps of plain values, typed as DynamoDB types them: {@code String} is S, a number
 * N, {@code byte[]} B, {@code Boolean} BOOL, null NULL, a {@code Map} M, a {@code List} L, and a
 * non-empty {@code Set} of strings, numbers or byte arrays SS, NS or BS. Immutable; the maps must
 * not change afterwards.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Lambda with DynamoDB
 *     streams</a>
 */
public final class DynamoDbEvents implements TriggerEvent {

  private record Change(
      String name, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {

    Map<String, ?> any() {
      return Objects.requireNonNull(after != null ? after : before);
    }
  }

  private final String table;
  private final List<String> keys;
  private final List<Change> changes;
  private final Instant time;

  private DynamoDbEvents(String table, List<String> keys, List<Change> changes, Instant time) {
    this.table = table;
    this.keys = keys;
    this.changes = changes;
    this.time = time;
  }

  /** Creates an event without changes, for a table with one or two key attributes. */
  public static DynamoDbEvents table(String name, String... keys) {
    if (keys.length == 0 || keys.length > 2) {
      throw new IllegalArgumentException(
          "A table has one or two key attributes, not " + keys.length);
    }
    return new DynamoDbEvents(name, List.of(keys), List.of(), Defaults.TIME);
  }

  /** Adds an inserted item, the whole of it. */
  public DynamoDbEvents inserted(Map<String, ?> image) {
    return with(new Change("INSERT", null, image));
  }

  /** Adds a modified item, the whole of it before and after. */
  public DynamoDbEvents modified(Map<String, ?> before, Map<String, ?> after) {
    return with(new Change("MODIFY", before, after));
  }

  /** Adds a removed item, the whole of it as it was. */
  public DynamoDbEvents removed(Map<String, ?> image) {
    return with(new Change("REMOVE", image, null));
  }

  private DynamoDbEvents with(Change change) {
    for (String key : keys) {
      if (change.any().get(key) == null) {
        throw new IllegalArgumentException(
            "The item has no " + key + ", which is a key of " + table);
      }
    }
    return new DynamoDbEvents(table, keys, More.of(changes, change), time);
  }

  /** Sets the time, to the second. */
  public DynamoDbEvents at(Instant when) {
    return new DynamoDbEvents(table, keys, changes, when);
  }

  /**
   * Returns the sequence numbers of the records, which identify failures in an answer, in order.
   */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int number = 1; number <= changes.size(); number++) {
      ids.add(sequenceNumber(number));
    }
    return List.copyOf(ids);
  }

  private static String sequenceNumber(int number) {
    return "" + (4_421_584_500_000_000_000L + number);
  }

  @Override
  public byte[] bytes() {
    List<Object> records = new ArrayList<>();
    for (Change change : changes) {
      records.add(record(change, records.size() + 1));
    }
    return JsonDocument.write(Map.of("Records", records));
  }

  private Map<String, Object> record(Change change, int number) {
    Map<String, Object> key = new LinkedHashMap<>();
    keys.forEach(name -> key.put(name, DynamoDbValues.typed(change.any().get(name))));
    Map<String, Object> dynamodb = new LinkedHashMap<>();
    dynamodb.put("ApproximateCreationDateTime", time.getEpochSecond());
    dynamodb.put("Keys", key);
    if (change.after() != null) {
      dynamodb.put("NewImage", DynamoDbValues.image(change.after()));
    }
    if (change.before() != null) {
      dynamodb.put("OldImage", DynamoDbValues.image(change.before()));
    }
    dynamodb.put("SequenceNumber", sequenceNumber(number));
    dynamodb.put("SizeBytes", JsonDocument.write(dynamodb).length);
    dynamodb.put("StreamViewType", "NEW_AND_OLD_IMAGES");
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("eventID", Defaults.uuid(table, number).replace("-", ""));
    record.put("eventName", change.name());
    record.put("eventVersion", "1.1");
    record.put("eventSource", "aws:dynamodb");
    record.put("awsRegion", Defaults.REGION);
    record.put("dynamodb", dynamodb);
    record.put(
        "eventSourceARN",
        Defaults.arn("dynamodb", "table/" + table + "/stream/2026-01-01T00:00:00.000"));
    return record;
  }
}
