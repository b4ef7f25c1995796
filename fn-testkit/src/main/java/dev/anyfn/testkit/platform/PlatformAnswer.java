package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.Headers;
import dev.anyfn.TypeToken;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a call. Its assertions return it, or throw an {@link AssertionError} with the
 * platform, the call, the answer, the log, and the container's answer to the same call, which is
 * repeated for that. Safe for use by many threads.
 */
public final class PlatformAnswer {

  private final Target target;
  private final Call call;
  private final RawAnswer reply;
  private final CallLog log;

  PlatformAnswer(Target target, Call call, RawAnswer reply, CallLog log) {
    this.target = target;
    this.call = call;
    this.reply = reply;
    this.log = log;
  }

  /** Returns the platform of the call. */
  public Platform platform() {
    return target.platform();
  }

  /**
   * Returns true if the platform takes the call for done: a status below 400, a payload, an event
   * or all messages acknowledged.
   */
  public boolean succeeded() {
    return reply.succeeded();
  }

  /**
   * Returns the status of the answer. Without HTTP it is the equivalent: 200, 204 for nothing, else
   * that of the code. A function that is called by payload cannot pass on the status of its {@code
   * Response}.
   */
  public int status() {
    return reply.status();
  }

  /** Returns the headers of an answer over HTTP; empty without HTTP. */
  public Headers headers() {
    return reply.headers();
  }

  /** Returns a copy of the body, or of the payload; may be empty. */
  public byte[] body() {
    return reply.body().clone();
  }

  /** Returns the body, decoded as UTF-8; for a payload that is a JSON string, its text. */
  public String text() {
    return reply.text();
  }

  /**
   * Returns the body as a value, read by the functions' codec.
   *
   * @param <T> the type
   * @param type of the value
   * @throws AssertionError if the body is not JSON of this type
   */
  public <T> T json(Class<T> type) {
    return json(TypeToken.of(type));
  }

  /**
   * Returns the body as a value of a type with arguments, read by the functions' codec.
   *
   * @param <T> the type
   * @param type of the value
   * @throws AssertionError if the body is not JSON of this type
   */
  @SuppressWarnings("unchecked") // the codec gives what it was asked for
  public <T> T json(TypeToken<T> type) {
    try {
      return (T) WireJson.decode(reply.body(), type.type());
    } catch (IllegalArgumentException e) {
      throw failed("The body is not " + type.type().getTypeName() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the code of a failure, from the answer, the error document, or the process's observer;
   * empty after success, or for a failure of the function's own making.
   */
  public Optional<ErrorCode> errorCode() {
    return Optional.ofNullable(reply.code());
  }

  /**
   * Returns the ids of messages that are done and not sent again, in order of delivery; empty for
   * other kinds.
   */
  public List<String> acknowledged() {
    return reply.acknowledged();
  }

  /**
   * Returns the ids of messages that are sent again, in order of delivery; empty for other kinds.
   */
  public List<String> refused() {
    return reply.refused();
  }

  /** Returns the output of the process since the call began, that of concurrent calls included. */
  public List<String> log() {
    return log.lines().stream().map(line -> line.text()).toList();
  }

  /** Asserts success. */
  public PlatformAnswer assertSucceeded() {
    return require(succeeded(), "It was to succeed, but failed" + because());
  }

  /** Asserts a failure of any code. */
  public PlatformAnswer assertFailed() {
    return require(!succeeded(), "It was to fail, but succeeded");
  }

  /** Asserts a failure of this code. */
  public PlatformAnswer assertFailed(ErrorCode code) {
    String but = succeeded() ? "succeeded" : "failed" + because();
    return require(reply.code() == code, "It was to fail with " + code + ", but " + but);
  }

  /** Asserts the {@link #status}. */
  public PlatformAnswer assertStatus(int status) {
    return require(status() == status, "The status was to be " + status + ", but is " + status());
  }

  /** Asserts that a header, in any case, has exactly these values, in order. */
  public PlatformAnswer assertHeader(String name, String... values) {
    List<String> actual = headers().all(name);
    return require(
        actual.equals(List.of(values)),
        "The header " + name + " was to be " + List.of(values) + ", but is " + actual);
  }

  /**
   * Asserts that the body is JSON equal to a value, regardless of member order, number format and
   * white space.
   *
   * @param expected encoded as functions encode their outputs; a {@link String} is JSON already
   * @throws IllegalArgumentException if the value cannot be expressed as JSON
   */
  public PlatformAnswer assertJson(@Nullable Object expected) {
    String wanted = WireJson.canonical(WireJson.encode(expected));
    String actual;
    try {
      actual = WireJson.canonical(reply.body());
    } catch (IllegalArgumentException e) {
      throw failed("The body was to be JSON, but is none:\n    " + wanted, e);
    }
    return require(
        actual.equals(wanted),
        "The body was to be one JSON, but is another:\n    " + wanted + "\n    " + actual);
  }

  /** Asserts the {@link #text}. */
  public PlatformAnswer assertText(String expected) {
    return require(
        text().equals(expected),
        "The body was to be one text, but is another:\n    " + expected + "\n    " + text());
  }

  /** Asserts the bytes of the body. */
  public PlatformAnswer assertBytes(byte... expected) {
    return require(
        Arrays.equals(reply.body(), expected),
        "The body was to be other bytes:\n    " + HexFormat.of().formatHex(expected));
  }

  /** Asserts that exactly these messages are done, in any order. */
  public PlatformAnswer assertAcknowledged(String... ids) {
    Set<String> wanted = Set.of(ids);
    return require(
        wanted.equals(Set.copyOf(acknowledged())),
        "To be acknowledged were " + List.of(ids) + ", but it was " + acknowledged());
  }

  /** Asserts that a message is sent again, because of a failure of this code. */
  public PlatformAnswer assertRefused(String id, ErrorCode code) {
    ErrorCode actual = reply.codes().get(id);
    String but =
        !refused().contains(id)
            ? "it is not"
            : actual == null ? "nothing says why it is" : "it is with " + actual;
    return require(
        actual == code && refused().contains(id),
        "Message " + id + " was to be refused with " + code + ", but " + but);
  }

  /** Asserts that the process has written a line with this part, or writes it soon. */
  public PlatformAnswer assertLogged(String part) {
    return require(log.hasLine(part), "A line was to be written that contains " + part);
  }

  private String because() {
    ErrorCode code = reply.code();
    return code == null ? " with status " + status() : " with " + code;
  }

  private PlatformAnswer require(boolean holds, String otherwise) {
    if (!holds) {
      throw failed(otherwise, null);
    }
    return this;
  }

  private AssertionError failed(String what, @Nullable Throwable cause) {
    String errorId = reply.errorId();
    if (errorId != null) {
      log.hasLine(errorId); // so that it is among the lines that are shown
    }
    return new AssertionError(
        target + ": " + what + "\n  " + story() + target.reference(call), cause);
  }

  private String story() {
    return "call:\n    " + call + "\n  answer:\n    " + answer() + "\n  log since:" + log;
  }

  /** Returns the answer alone, as the platform saw it. */
  String answer() {
    return reply.raw();
  }

  /** Returns all but the container's answer. */
  @Override
  public String toString() {
    return target + "\n  " + story();
  }
}
