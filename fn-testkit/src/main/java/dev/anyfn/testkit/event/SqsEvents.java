package dev.anyfn.testkit.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A batch of messages from an SQS queue:
 *
 * <pre>{@code
 * byte[] event = SqsEvents.queue("orders").message(order).bytes();
 * byte[] again = SqsEvents.queue("orders.fifo")
 *     .message(SqsMessage.of(order).id("m-1").group("customer-7").receiveCount(2))
 *     .bytes();
 * }</pre>
 *
 * <p>A queue is FIFO if its name ends in {@code .fifo}, as in SQS. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda with SQS</a>
 */
public final class SqsEvents implements TriggerEvent {

  private final String queue;
  private final List<SqsMessage> messages;

  private SqsEvents(String queue, List<SqsMessage> messages) {
    this.queue = queue;
    this.messages = messages;
  }

  /** Creates an event of a queue, without messages. */
  public static SqsEvents queue(String name) {
    return new SqsEvents(name, List.of());
  }

  /** Adds a message: text as it is, or a value to encode to JSON. */
  public SqsEvents message(Object body) {
    return message(body instanceof SqsMessage message ? message : SqsMessage.of(body));
  }

  /** Adds a message. */
  public SqsEvents message(SqsMessage message) {
    return new SqsEvents(queue, More.of(messages, message));
  }

  /** Returns the ids of the messages, which identify failures in an answer, in order. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    records().forEach(record -> ids.add(String.valueOf(record.get("messageId"))));
    return List.copyOf(ids);
  }

  private List<Map<String, Object>> records() {
    List<Map<String, Object>> records = new ArrayList<>();
    for (SqsMessage message : messages) {
      records.add(message.record(queue, records.size() + 1));
    }
    return records;
  }

  @Override
  public byte[] bytes() {
    return JsonDocument.write(Map.of("Records", records()));
  }
}
