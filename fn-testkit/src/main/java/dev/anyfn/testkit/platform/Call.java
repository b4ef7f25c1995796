package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.HttpEvent;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function, the same for every platform. Immutable.
 *
 * <p>If the application has several functions, {@link #to} selects one.
 */
public sealed interface Call permits ValueCall, HttpCall, EventCall, MessagesCall {

  /** The kinds of calls; a platform carries some of them. */
  enum Kind {
    /** A value in, a value out: a POST over HTTP, a direct payload on Lambda. */
    VALUE,
    /** A request with method, path, query and headers; an answer with status and headers. */
    HTTP,
    /** A CloudEvent, which is acknowledged or sent again. */
    EVENT,
    /** Messages of a queue or a topic, each acknowledged or sent again. */
    MESSAGES
  }

  /**
   * Returns a call of kind {@link Kind#VALUE} with a JSON input.
   *
   * @param value encoded as functions encode their outputs; a {@link String} is JSON already
   * @throws IllegalArgumentException if the value cannot be expressed as JSON
   */
  static Call json(@Nullable Object value) {
    return new ValueCall(WireJson.encode(value), "application/json", null);
  }

  /**
   * Returns a call of kind {@link Kind#VALUE} for a function of {@link String}: plain text in UTF-8
   * over HTTP, a JSON string in a direct payload.
   */
  static Call text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ValueCall(bytes, ValueCall.TEXT, null);
  }

  /**
   * Returns a call of kind {@link Kind#HTTP}, whose path follows the function's after {@link #to}.
   */
  static Call http(HttpEvent request) {
    return new HttpCall(Objects.requireNonNull(request, "request"), null);
  }

  /**
   * Returns a call of kind {@link Kind#EVENT}, in binary mode over HTTP; the event's id must be
   * unique in the test, to find its failure.
   */
  static Call event(CloudEvent event) {
    return EventCall.of(Objects.requireNonNull(event, "event"));
  }

  /**
   * Returns a call of kind {@link Kind#MESSAGES} of an unordered queue, with the ids {@code m-1},
   * {@code m-2} and so on.
   *
   * @param bodies at least one; text as it is, anything else as JSON
   * @throws IllegalArgumentException if there are none, or one cannot be expressed as JSON
   */
  static Call messages(Object... bodies) {
    return messages(
        IntStream.range(0, bodies.length)
            .mapToObj(i -> Message.of("m-" + (i + 1), bodies[i]))
            .toList());
  }

  /**
   * Returns a call of kind {@link Kind#MESSAGES} of an unordered queue: a failure does not hold up
   * the other messages.
   *
   * @param messages in order of delivery
   * @throws IllegalArgumentException if there are none
   */
  static Call messages(List<Message> messages) {
    return new MessagesCall(messages, false, null);
  }

  /**
   * Returns a call of kind {@link Kind#MESSAGES} of an ordered queue: after a failure, none is
   * acknowledged.
   *
   * @param messages in order of delivery
   * @throws IllegalArgumentException if there are none
   */
  static Call messagesInOrder(List<Message> messages) {
    return new MessagesCall(messages, true, null);
  }

  /** Returns the kind of the call. */
  Kind kind();

  /** Returns this call for one of the application's functions. */
  Call to(Class<?> function);

  /** Returns the class name of the function; null if none was selected. */
  @Nullable String function();

  /**
   * A message of a queue or topic. Immutable.
   *
   * @param id identifies it in acknowledgements and reported failures
   * @param body its text
   * @param isText true for plain text, false for JSON
   */
  record Message(String id, String body, boolean isText) {

    /**
     * Returns a message.
     *
     * @param id unique in the call
     * @param body text as it is, anything else as JSON
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
