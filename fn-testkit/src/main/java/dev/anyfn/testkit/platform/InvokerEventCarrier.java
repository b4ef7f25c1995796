package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.testkit.fork.Fork;
import java.util.Set;

/**
 * Sends CloudEvents that Google's invoker reads itself, with signature type {@code cloudevent}: it
 * answers 200 or, after any exception, 500 without a body, so the code comes from the observer in
 * the process.
 *
 * @param http sends them
 */
record InvokerEventCarrier(HttpCarrier http) implements Carrier {

  @Override
  public Set<Call.Kind> carries() {
    return Set.of(Call.Kind.EVENT, Call.Kind.MESSAGES);
  }

  @Override
  public boolean routes() {
    return false;
  }

  @Override
  public RawAnswer carry(Call call, Fork fork, String root, CallLog log) {
    if (call instanceof MessagesCall messages) {
      return PushedMessages.deliver(messages, event -> push(event, fork, root, log));
    }
    return push((EventCall) call, fork, root, log);
  }

  private RawAnswer push(EventCall call, Fork fork, String root, CallLog log) {
    RawAnswer reply = http.carry(call, fork, root, log);
    if (reply.succeeded() || reply.code() != null) {
      return reply;
    }
    ErrorCode code = log.failure(reported -> reported.item().equals(call.id())).orElse(null);
    return reply.because(code);
  }
}
