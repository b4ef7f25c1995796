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
 * What came of a call. Its assertions give the outcome again, or throw an {@link AssertionError}
 * that tells the whole story: platform, call, answer, log, and what the container makes of the same
 * call, which is called for that once more. Safe for use by many threads.
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

  /**
   * Where the function was called.
   *
   * @return a row of the table
   */
  public Platform platform() {
    return target.platform();
  }

  /**
   * Returns true if the platform takes it for done: a status below 400, a payload, an event or all
   * messages acknowledged; false for any failure.
   */
  public boolean succeeded() {
    return reply.succeeded();
  }

  /**
   * Returns the status of the answer. Without HTTP it is the one that means the same: 200, 204 for
   * nothing, else that of the code. The status of a {@code Response} does not leave a function that
   * is called by payload.
   */
  public int status() {
    return reply.status();
  }

  /** Returns the headers of an answer over HTTP; empty where there is none. */
  public Headers headers() {
    return reply.headers();
  }

  /** Returns the body, or the payload: a copy; empty where the function said nothing. */
  public byte[] body() {
    return reply.body().clone();
  }

  /** Returns the body as text: decoded as UTF-8; of a payload that is a JSON string, its text. */
  public String text() {
    return reply.text();
  }

  /**
   * The body as a value.
   *
   * @param type what it is read as, by the codec that functions use
   * @param <T> the type
   * @throws AssertionError if it is something else
   */
  public <T> T json(Class<T> type) {
    return json(TypeToken.of(type));
  }

  /**
   * The body as a value of a type with arguments.
   *
   * @param type what it is read as, by the codec that functions use
   * @param <T> the type
   * @throws AssertionError if it is something else
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
   * Why it failed: by the answer, by the error document, or by AnyFn's log where neither says it.
   *
   * @return empty where it did not fail, or answered a failure of its own making
   */
  public Optional<ErrorCode> errorCode() {
    return Optional.ofNullable(reply.code());
  }

  /**
   * Returns the ids of messages that are done and do not come again, in order of delivery; empty
   * for calls of other kinds.
   */
  public List<String> acknowledged() {
    return reply.acknowledged();
  }

  /**
   * Returns the ids of messages that come again, in order of delivery; empty for calls of other
   * kinds.
   */
  public List<String> refused() {
    return reply.refused();
  }

  /**
   * What the function's process has written since the call began.
   *
   * @return lines of standard output and standard error; those of calls that ran at the same time
   *     are among them
   */
  public List<String> log() {
    return log.lines().stream().map(line -> line.text()).toList();
  }

  /** It succeeded. */
  public PlatformAnswer assertSucceeded() {
    return require(succeeded(), "It was to succeed, but failed" + because());
  }

  /** It failed, for whatever reason. */
  public PlatformAnswer assertFailed() {
    return require(!succeeded(), "It was to fail, but succeeded");
  }

  /** It failed with a code. */
  public PlatformAnswer assertFailed(ErrorCode code) {
    String but = succeeded() ? "succeeded" : "failed" + because();
    return require(reply.code() == code, "It was to fail with " + code + ", but " + but);
  }

  /** It has a status, as {@link #status} defines it. */
  public PlatformAnswer assertStatus(int status) {
    return require(status() == status, "The status was to be " + status + ", but is " + status());
  }

  /**
   * A header is there, with these values and no others.
   *
   * @param name in any case
   * @param values in order
   */
  public PlatformAnswer assertHeader(String name, String... values) {
    List<String> actual = headers().all(name);
    return require(
        actual.equals(List.of(values)),
        "The header " + name + " was to be " + List.of(values) + ", but is " + actual);
  }

  /**
   * The body is JSON that means the same as a value: whatever the order of members, the form of
   * numbers and the white space.
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

  /** The body is a text, as {@link #text} defines it. */
  public PlatformAnswer assertText(String expected) {
    return require(
        text().equals(expected),
        "The body was to be one text, but is another:\n    " + expected + "\n    " + text());
  }

  /**
   * The body is these bytes.
   *
   * @param expected none for an empty body
   */
  public PlatformAnswer assertBytes(byte... expected) {
    return require(
        Arrays.equals(reply.body(), expected),
        "The body was to be other bytes:\n    " + HexFormat.of().formatHex(expected));
  }

  /**
   * These messages are done, and no others.
   *
   * @param ids in any order; none where all come again
   */
  public PlatformAnswer assertAcknowledged(String... ids) {
    Set<String> wanted = Set.of(ids);
    return require(
        wanted.equals(Set.copyOf(acknowledged())),
        "To be acknowledged were " + List.of(ids) + ", but it was " + acknowledged());
  }

  /**
   * A message comes again, because of a failure with a code.
   *
   * @param id of the message
   * @param code by AnyFn's log, or by the answer
   */
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

  /** The process has written a line, or writes it soon. */
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

  /** The answer alone, as the platform saw it. */
  String answer() {
    return reply.raw();
  }

  /** The whole story but what the container says. */
  @Override
  public String toString() {
    return target + "\n  " + story();
  }
}
