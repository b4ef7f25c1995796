package dev.anyfn.testkit.platform;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages of a queue or a topic. */
record MessagesCall(List<Message> messages, boolean inOrder, @Nullable String function)
    implements Call {

  MessagesCall {
    messages = List.copyOf(messages);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("No queue delivers nothing: give at least one message");
    }
    Set<String> ids = new HashSet<>();
    for (Message message : messages) {
      if (!ids.add(message.id())) {
        throw new IllegalArgumentException("Two messages have the id " + message.id());
      }
    }
  }

  @Override
  public Kind kind() {
    return Kind.MESSAGES;
  }

  @Override
  public Call to(Class<?> other) {
    return new MessagesCall(messages, inOrder, other.getName());
  }

  List<String> ids() {
    return messages.stream().map(Message::id).toList();
  }

  @Override
  public String toString() {
    return messages.stream()
        .map(message -> "\n    " + message.id() + ": " + Shown.text(message.body()))
        .collect(
            Collectors.joining("", inOrder ? "messages in order" : "messages", Shown.to(function)));
  }
}
