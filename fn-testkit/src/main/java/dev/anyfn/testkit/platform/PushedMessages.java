package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages of a topic that pushes each as a CloudEvent, as Eventarc does. */
final class PushedMessages {

  private PushedMessages() {}

  /** Carries one event. */
  interface Push {
    RawAnswer push(EventCall event);
  }

  /** Pushes them in order; in an ordered queue, none after a failure. */
  static RawAnswer deliver(MessagesCall messages, Push push) {
    List<String> acknowledged = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Map<String, ErrorCode> codes = new LinkedHashMap<>();
    StringBuilder raw = new StringBuilder();
    for (Call.Message message : messages.messages()) {
      if (messages.inOrder() && !refused.isEmpty()) {
        refused.add(message.id());
        raw.append("\n    ").append(message.id()).append(": held back");
        continue;
      }
      RawAnswer reply = push.push(EventCall.of(message, messages.function()));
      (reply.succeeded() ? acknowledged : refused).add(message.id());
      ErrorCode code = reply.code();
      if (code != null) {
        codes.put(message.id(), code);
      }
      raw.append("\n    ").append(message.id()).append(": status ").append(reply.status());
      raw.append(' ').append(Shown.text(reply.text()));
    }
    return RawAnswer.messages(acknowledged, refused, codes, "one answer a message" + raw);
  }
}
