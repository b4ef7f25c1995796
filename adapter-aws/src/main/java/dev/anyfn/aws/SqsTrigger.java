package dev.anyfn.aws;

import dev.anyfn.FunctionException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.RecordTrigger;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages of SQS. Only those that failed are delivered again, if the event source mapping has
 * {@code FunctionResponseTypes: [ReportBatchItemFailures]}; without it the platform does not read
 * the answer.
 */
final class SqsTrigger implements Trigger {

  private final RecordTrigger records;

  SqsTrigger(Instance instance) {
    this.records = new RecordTrigger(instance);
  }

  @Override
  public void handle(byte[] payload, OutputStream out, Origin origin) throws IOException {
    List<EventRecord> messages = new ArrayList<>();
    boolean ordered = false;
    List<JsonTree> delivered = JsonTree.parse(payload).get("Records").elements();
    if (delivered.isEmpty()) {
      // SQS delivers no empty batch, and success would acknowledge what nobody has looked at.
      throw FunctionException.invalidInput(
          "The payload has no Records: is FN_TRIGGER set to the wrong trigger?");
    }
    for (JsonTree message : delivered) {
      messages.add(record(message));
      // Standard queues may have message groups, too: only the name tells that the order counts.
      ordered |= message.get("eventSourceARN").text("").endsWith(".fifo");
    }
    out.write(BatchFailures.json(records.deliver(messages, ordered, origin)));
  }

  private static EventRecord record(JsonTree message) {
    String id = message.get("messageId").text();
    if (id == null) {
      // Its failure could not be reported, so the whole batch must come again.
      throw new IllegalArgumentException("A record of the SQS event has no messageId");
    }
    return new EventRecord(
        id,
        attempt(message),
        Payload.of(message.get("body").text(""), null),
        () -> SqsEvents.of(id, message));
  }

  private static int attempt(JsonTree message) {
    try {
      String count = message.get("attributes").get("ApproximateReceiveCount").text("1");
      return Math.max(1, Integer.parseInt(count));
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
