package dev.anyfn.testkit.event;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of records for a Firehose transformation: {@code
 * FirehoseEvents.stream("orders").record(order).bytes()}. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesisfirehose.html">Lambda
 *     with Firehose</a>
 */
public final class FirehoseEvents implements TriggerEvent {

  private final String stream;
  private final List<String> records;

  private FirehoseEvents(String stream, List<String> records) {
    this.stream = stream;
    this.records = records;
  }

  /** Creates an event of a stream, without records. */
  public static FirehoseEvents stream(String name) {
    return new FirehoseEvents(name, List.of());
  }

  /** Adds a record: text or bytes as they are, or a value to encode to JSON. */
  public FirehoseEvents record(Object data) {
    String base64 = Base64.getEncoder().encodeToString(JsonDocument.bytes(data));
    return new FirehoseEvents(stream, More.of(records, base64));
  }

  /** Returns the ids of the records, which identify them in an answer, in order. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int number = 1; number <= records.size(); number++) {
      ids.add(id(number));
    }
    return List.copyOf(ids);
  }

  private static String id(int number) {
    return "4954697" + String.format("%049d", number);
  }

  @Override
  public byte[] bytes() {
    List<Object> items = new ArrayList<>();
    for (String data : records) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("recordId", id(items.size() + 1));
      item.put("approximateArrivalTimestamp", Defaults.TIME.toEpochMilli());
      item.put("data", data);
      items.add(item);
    }
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("invocationId", Defaults.uuid(stream, 1));
    event.put("deliveryStreamArn", Defaults.arn("firehose", "deliverystream/" + stream));
    event.put("region", Defaults.REGION);
    event.put("records", items);
    return JsonDocument.write(event);
  }
}
