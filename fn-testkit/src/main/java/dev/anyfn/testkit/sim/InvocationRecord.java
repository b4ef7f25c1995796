package dev.anyfn.testkit.sim;

import dev.anyfn.ErrorCode;
import dev.anyfn.Headers;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.testkit.state.StoreOperation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One invocation that has ended. Immutable.
 *
 * @param number of the invocation, from 1
 * @param input names the input; never the payload
 * @param placement where it ran
 * @param timing how long it took
 * @param end how it ended
 * @param answer the answer to the caller
 * @param traces the log, the store operations and the warnings
 */
public record InvocationRecord(
    int number,
    String input,
    Placement placement,
    Timing timing,
    End end,
    Answer answer,
    Traces traces) {

  /** The way an instance came to be there. */
  public enum Start {
    /** It was made for this invocation. */
    COLD,
    /** It had run before. */
    WARM,
    /** It was restored from a checkpoint for this invocation. */
    RESTORED,
    /** There was none. */
    NONE
  }

  /** The result of an invocation. */
  public enum Result {
    /** The function returned, and its output was taken. */
    SUCCEEDED,
    /** The function failed, or its input or output was refused; the instance lives on. */
    FAILED,
    /** It took longer than the platform waits. */
    TIMED_OUT,
    /** Its instance ended in the middle. */
    CRASHED,
    /** No instance could be started. */
    INIT_FAILED,
    /** There was no instance for it. */
    THROTTLED
  }

  /**
   * The instance that ran an invocation.
   *
   * @param start how its instance came to be there
   * @param instance the identity of the instance; empty if it found none
   * @param process how often the code was started in that instance, from 1; 0 if it found none
   */
  public record Placement(Start start, String instance, int process) {

    /** Returns the instance and the process in it, such as {@code i1.2}. */
    @Override
    public String toString() {
      return instance.isEmpty() ? "no instance" : instance + "." + process;
    }
  }

  /**
   * The times of an invocation.
   *
   * @param at when it arrived
   * @param waited how long it waited for an instance
   * @param init how long the start of the instance took; zero for a warm one
   * @param duration how long the function took
   * @param billed the time that is billed, rounded as the platform does
   */
  public record Timing(
      Instant at, Duration waited, Duration init, Duration duration, Duration billed) {}

  /**
   * The end of an invocation.
   *
   * @param result in one word
   * @param code the failure's code; null if there is none
   * @param error describes the failure; null if there is none
   */
  public record End(Result result, @Nullable ErrorCode code, @Nullable String error) {
    static final End SUCCESS = new End(Result.SUCCEEDED, null, null);
  }

  /**
   * The answer of an invocation.
   *
   * @param status the HTTP status; 0 where the trigger has none
   * @param headers of the HTTP answer; empty where the trigger has none
   * @param body the bytes; empty where the trigger has no answer
   * @param failedItems the ids of the records that are to be delivered again
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Answer(int status, Headers headers, byte[] body, List<String> failedItems) {}

  /**
   * The traces of an invocation, for people.
   *
   * @param log the lines that the function and AnyFn wrote
   * @param operations the operations of stores
   * @param warnings signs of mistakes
   */
  public record Traces(List<String> log, List<StoreOperation> operations, List<String> warnings) {}

  /** {@return how its instance came to be there} */
  public Start start() {
    return placement.start();
  }

  /** {@return how it ended, in one word} */
  public Result result() {
    return end.result();
  }

  /** {@return true for {@link Result#SUCCEEDED} without failed items} */
  public boolean succeeded() {
    return result() == Result.SUCCEEDED && failedItems().isEmpty();
  }

  /** {@return the code of the failure; null if there is none} */
  public @Nullable ErrorCode errorCode() {
    return end.code();
  }

  /** {@return what went wrong, in words} */
  public Optional<String> failure() {
    return Optional.ofNullable(end.error());
  }

  /** {@return the ids of the records that are to be delivered again} */
  public List<String> failedItems() {
    return answer.failedItems();
  }

  /** {@return signs of mistakes, in the order in which they were seen} */
  public List<String> warnings() {
    return traces.warnings();
  }

  /**
   * {@return this, if it succeeded}
   *
   * @throws AssertionError if not, with {@link #describe}
   */
  public InvocationRecord orThrow() {
    if (!succeeded()) {
      throw new AssertionError(describe());
    }
    return this;
  }

  /**
   * {@return the answer as text, in UTF-8}
   *
   * @throws AssertionError if the invocation did not succeed
   */
  public String text() {
    return new String(orThrow().answer.body(), StandardCharsets.UTF_8);
  }

  /**
   * {@return the answer as a value, read as the function's own input would be}
   *
   * @param type such as a record of the test's
   * @param <T> the type
   * @throws AssertionError if the invocation did not succeed
   */
  public <T> T as(Class<T> type) {
    return type.cast(as((Type) type));
  }

  /**
   * {@return the answer as a value}
   *
   * @param type with type arguments
   * @throws AssertionError if the invocation did not succeed
   */
  public Object as(Type type) {
    boolean plain = answer.headers().first("Content-Type").orElse("").startsWith("text/plain");
    return plain && type == String.class
        ? text()
        : new JsonValues().decode(orThrow().answer.body(), type);
  }

  /** {@return all that is known, for the message of a failed test} */
  public String describe() {
    StringBuilder text = new StringBuilder(toString());
    section("warning", traces.warnings(), text);
    section("store", traces.operations(), text);
    section("log", traces.log(), text);
    return text.toString();
  }

  private static void section(String title, List<?> lines, StringBuilder text) {
    for (Object line : lines) {
      text.append("\n    ").append(title).append("  ").append(line);
    }
  }

  /** Returns one line of a history. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append('#').append(number).append(' ').append(timing.at()).append("  ").append(input);
    line.append("  ").append(placement).append(' ').append(start()).append("  ").append(result());
    if (answer.status() > 0) {
      line.append(' ').append(answer.status());
    }
    if (!timing.init().isZero()) {
      line.append("  init ").append(timing.init().toMillis()).append(" ms");
    }
    line.append("  ").append(timing.duration().toMillis()).append(" ms");
    line.append("  billed ").append(timing.billed().toMillis()).append(" ms");
    if (!failedItems().isEmpty()) {
      line.append("  failed items ").append(failedItems());
    }
    return end.error() == null ? line.toString() : line.append("  ").append(end.error()).toString();
  }
}
