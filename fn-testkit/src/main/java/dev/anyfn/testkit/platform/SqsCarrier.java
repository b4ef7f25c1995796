package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.testkit.event.SqsEvents;
import dev.anyfn.testkit.event.SqsMessage;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.InvocationOptions;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.InvocationResult.Success;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One batch of SQS to a Lambda function, with {@code ReportBatchItemFailures}. */
final class SqsCarrier implements Carrier {

  @Override
  public Set<Call.Kind> carries() {
    return Set.of(Call.Kind.MESSAGES);
  }

  @Override
  public boolean routes() {
    return false;
  }

  @Override
  public RawAnswer carry(Call call, Fork fork, String root, CallLog log) {
    MessagesCall messages = (MessagesCall) call;
    InvocationOptions options = InvocationOptions.defaults();
    InvocationResult result = LambdaCalls.invoke(fork, payload(messages), options);
    if (result instanceof Failure failure) {
      ErrorCode code = LambdaCalls.code(failure, options, log);
      Map<String, ErrorCode> codes = new LinkedHashMap<>();
      messages.ids().forEach(id -> codes.put(id, code));
      return RawAnswer.messages(
          List.of(), messages.ids(), codes, "error document " + failure.json());
    }
    Success success = result.success();
    List<String> failed = failed(success.bytes(), messages.ids());
    List<String> done = new ArrayList<>(messages.ids());
    done.removeAll(failed);
    // After the first failure in an ordered queue nothing is handled, and nothing reported.
    List<String> handled = messages.inOrder() && !failed.isEmpty() ? failed.subList(0, 1) : failed;
    Map<String, ErrorCode> codes = new LinkedHashMap<>();
    handled.forEach(id -> code(id, options, log).ifPresent(code -> codes.put(id, code)));
    return RawAnswer.messages(done, failed, codes, "payload " + Shown.text(success.text()));
  }

  /**
   * Returns the messages that SQS delivers again, by Lambda's documentation (Reporting batch item
   * failures, November 2026): none for an empty answer, all for one that is not understood.
   */
  private static List<String> failed(byte[] answer, List<String> ids) {
    List<String> failed = new ArrayList<>();
    try {
      JsonTree tree = JsonTree.parse(answer);
      for (JsonTree failure : tree.get("batchItemFailures").elements()) {
        failed.add(failure.get("itemIdentifier").text(""));
      }
      boolean understood =
          tree.names().stream().allMatch("batchItemFailures"::equals) && ids.containsAll(failed);
      return understood ? failed : ids;
    } catch (FunctionException e) {
      return ids;
    }
  }

  /** A batch function that throws fails once, without an item. */
  private static Optional<ErrorCode> code(String id, InvocationOptions options, CallLog log) {
    return log.failure(
        reported ->
            reported.item().equals(id)
                || (reported.item().isEmpty()
                    && reported.invocationId().equals(options.requestId())));
  }

  private static byte[] payload(MessagesCall call) {
    SqsEvents events = SqsEvents.queue(call.inOrder() ? "messages.fifo" : "messages");
    for (Call.Message message : call.messages()) {
      events = events.message(SqsMessage.of(message.body()).id(message.id()));
    }
    return events.bytes();
  }
}
