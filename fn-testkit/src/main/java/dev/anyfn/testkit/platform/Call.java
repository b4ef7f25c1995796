package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.HttpEvent;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a function, said once, whichever platform carries it. Immutable.
 *
 * <p>With several functions in the application, {@link #to} says which is meant.
 */
public sealed interface Call permits ValueCall, HttpCall, EventCall, MessagesCall {

  /** What a platform can carry or not. */
  enum Kind {
    /** A value in, a value out: a POST over HTTP, a direct payload on Lambda. */
    VALUE,
    /** A request with method, path, query and headers; an answer with status and headers. */
    HTTP,
    /** A CloudEvent: what counts is whether it is acknowledged, and not sent again. */
    EVENT,
    /** Messages of a queue or a topic: what counts is which of them are acknowledged. */
    MESSAGES
  }

  /**
   * A value that goes in as JSON.
   *
   * @param value encoded as functions encode their outputs; a {@link String} is JSON already
   * @return a call of kind {@link Kind#VALUE}
   * @throws IllegalArgumentException if the value cannot be expressed as JSON
   */
  static Call json(@Nullable Object value) {
    return new ValueCall(WireJson.encode(value), "application/json", null);
  }

  /**
   * A text for a function of {@link String}: plain text in UTF-8 over HTTP, a JSON string in a
   * direct payload.
   *
   * @param text the text
   * @return a call of kind {@link Kind#VALUE}
   */
  static Call text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ValueCall(bytes, ValueCall.TEXT, null);
  }

  /**
   * A request over HTTP. Where {@link #to} is called, too, its path stands behind the function's.
   *
   * @param request as a client writes it
   * @return a call of kind {@link Kind#HTTP}
   */
  static Call http(HttpEvent request) {
    return new HttpCall(Objects.requireNonNull(request, "request"), null);
  }

  /**
   * A CloudEvent, sent in binary mode where it goes over HTTP.
   *
   * @param event with an id that no other event of the test has, by which it is found in the log
   * @return a call of kind {@link Kind#EVENT}
   */
  static Call event(CloudEvent event) {
    return EventCall.of(Objects.requireNonNull(event, "event"));
  }

  /**
   * Messages of a queue that keeps no order, with the ids {@code m-1}, {@code m-2} and so on.
   *
   * @param bodies each a text as it is, anything else as JSON
   * @return a call of kind {@link Kind#MESSAGES}
   * @throws IllegalArgumentException if there are none, or one cannot be expressed as JSON
   */
  static Call messages(Object... bodies) {
    return messages(
        IntStream.range(0, bodies.length)
            .mapToObj(i -> Message.of("m-" + (i + 1), bodies[i]))
            .toList());
  }

  /**
   * Messages of a queue that keeps no order: one that fails does not hold up the others.
   *
   * @param messages in order of delivery
   * @return a call of kind {@link Kind#MESSAGES}
   * @throws IllegalArgumentException if there are none
   */
  static Call messages(List<Message> messages) {
    return new MessagesCall(messages, false, null);
  }

  /**
   * Messages of a queue that keeps the order: after one that fails, none is acknowledged.
   *
   * @param messages in order of delivery
   * @return a call of kind {@link Kind#MESSAGES}
   * @throws IllegalArgumentException if there are none
   */
  static Call messagesInOrder(List<Message> messages) {
    return new MessagesCall(messages, true, null);
  }

  /**
   * What has to be carried.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * The same, asked of one of several functions.
   *
   * @param function one that the application was given
   */
  Call to(Class<?> function);

  /**
   * Which of several functions is asked.
   *
   * @return the name of its class; null where that was not said
   */
  @Nullable String function();

  /**
   * A message of a queue or topic. Immutable.
   *
   * @param id by which it is acknowledged, and found in the log
   * @param body its text
   * @param isText whether it is text on purpose, and not JSON
   */
  record Message(String id, String body, boolean isText) {

    /**
     * A message.
     *
     * @param id no other message of the call has
     * @param body a text as it is, anything else as JSON
     * @throws IllegalArgumentException if it cannot be expressed as JSON
     */
    public static Message of(String id, Object body) {
      Objects.requireNonNull(id, "id");
      return body instanceof String text
          ? new Message(id, text, true)
          : new Message(id, new String(WireJson.encode(body), StandardCharsets.UTF_8), false);
    }
  }
}
