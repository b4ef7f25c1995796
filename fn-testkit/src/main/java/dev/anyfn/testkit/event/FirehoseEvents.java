package dev.anyfn.testkit.event;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of records that a Firehose stream wants transformed: {@code
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

  /**
   * An event without records yet.
   *
   * @param name the stream's name
   */
  public static FirehoseEvents stream(String name) {
    return new FirehoseEvents(name, List.of());
  }

  /**
   * With one more record.
   *
   * @param data text or bytes as they are, or a value to be encoded to JSON
   */
  public FirehoseEvents record(Object data) {
    String base64 = Base64.getEncoder().encodeToString(JsonDocument.bytes(data));
    return new FirehoseEvents(stream, More.of(records, base64));
  }

  /** Returns the ids of the records, by which an answer names each, in their order. */
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
