package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.Fork;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries calls as HTTP requests; AnyFn answers with its own statuses and problems.
 *
 * @param door the way to the function
 * @param carries without messages if no queue or topic pushes there
 */
record HttpCarrier(HttpDoor door, Set<Call.Kind> carries) implements Carrier {

  @Override
  public boolean routes() {
    return true;
  }

  @Override
  public RawAnswer carry(Call call, Fork fork, String root, CallLog log) {
    if (call instanceof MessagesCall messages) {
      return PushedMessages.deliver(messages, event -> carry(event, fork, root, log));
    }
    return send(fork, under(root, request(call)));
  }

  private static HttpEvent request(Call call) {
    if (call instanceof ValueCall value) {
      return value.asRequest();
    }
    return call instanceof HttpCall http ? http.request() : ((EventCall) call).request();
  }

  private static HttpEvent under(String root, HttpEvent request) {
    return root.isEmpty() ? request : request.to(root + request.target());
  }

  private RawAnswer send(Fork fork, HttpEvent request) {
    try {
      HttpAnswer answer = door.send(fork, request);
      return RawAnswer.http(answer.status(), answer.headers(), answer.body(), code(answer));
    } catch (BrokenAnswerException e) {
      return RawAnswer.failure(ErrorCode.INTERNAL, 502, String.valueOf(e.getMessage()));
    }
  }

  /** Returns null if the answer is no failure, or a failure of the function's own making. */
  private static @Nullable ErrorCode code(HttpAnswer answer) {
    String type = answer.headers().first("Content-Type").orElse("");
    if (!type.startsWith("application/problem+json")) {
      return null;
    }
    try {
      return RawAnswer.code(JsonTree.parse(answer.body()).get("code").text(""));
    } catch (FunctionException e) {
      return null;
    }
  }
}
