package dev.anyfn.testkit.sim;

import dev.anyfn.ErrorCode;
import dev.anyfn.Headers;
import dev.anyfn.testkit.state.InstalledCodec;
import dev.anyfn.testkit.state.StoreOperation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one invocation. Immutable.
 *
 * @param number of the invocation, from 1
 * @param input what was sent, in words; never the payload
 * @param start how its instance came to be there
 * @param instance the identity of the instance; empty if it found none
 * @param process how often the code was started in that instance, from 1; 0 if it found none
 * @param at when it arrived
 * @param waited how long it waited for an instance
 * @param init how long the start of the instance took; zero for a warm one
 * @param duration how long the function took
 * @param billed what is billed for, rounded as the platform does
 * @param result what came of it
 * @param status the HTTP status; 0 where the trigger has none
 * @param headers of the HTTP answer; empty where the trigger has none
 * @param body what was answered; empty where the trigger has no answer
 * @param errorCode the failure's code; null if it did not fail
 * @param error what went wrong, in words; null if nothing did
 * @param failedItems the ids of the records that are to be delivered again
 * @param log what the function and AnyFn wrote, line by line
 * @param operations what was asked of stores
 * @param warnings what was seen that is likely to be wrong
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record InvocationRecord(
    int number,
    String input,
    Start start,
    String instance,
    int process,
    Instant at,
    Duration waited,
    Duration init,
    Duration duration,
    Duration billed,
    Result result,
    int status,
    Headers headers,
    byte[] body,
    @Nullable ErrorCode errorCode,
    @Nullable String error,
    List<String> failedItems,
    List<String> log,
    List<StoreOperation> operations,
    List<String> warnings) {

  /** How an instance came to be there. */
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

  /** What came of an invocation. */
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
   * Whether the function did what was asked.
   *
   * @return true for {@link Result#SUCCEEDED} without failed items
   */
  public boolean succeeded() {
    return result == Result.SUCCEEDED && failedItems.isEmpty();
  }

  /**
   * This, if it succeeded.
   *
   * @return this
   * @throws AssertionError if not, with all there is to tell
   */
  public InvocationRecord orThrow() {
    if (!succeeded()) {
      throw new AssertionError(describe());
    }
    return this;
  }

  /**
   * The answer as text.
   *
   * @return in UTF-8
   * @throws AssertionError if the invocation did not succeed
   */
  public String text() {
    return new String(orThrow().body, StandardCharsets.UTF_8);
  }

  /**
   * The answer as a value.
   *
   * @param type what it is, such as a record of the test's
   * @param <T> the type
   * @return the value, read as the function's own input would be
   * @throws AssertionError if the invocation did not succeed
   */
  public <T> T as(Class<T> type) {
    return type.cast(as((Type) type));
  }

  /**
   * The answer as a value.
   *
   * @param type what it is, with type arguments
   * @return the value
   * @throws AssertionError if the invocation did not succeed
   */
  public Object as(Type type) {
    boolean plain = headers.first("Content-Type").orElse("").startsWith("text/plain");
    return plain && type == String.class
        ? text()
        : new InstalledCodec().decode(orThrow().body, type);
  }

  /**
   * What went wrong.
   *
   * @return empty if nothing did
   */
  public Optional<String> failure() {
    return Optional.ofNullable(error);
  }

  /**
   * Everything there is to tell, for the message of a failed test.
   *
   * @return several lines
   */
  public String describe() {
    StringBuilder text = new StringBuilder(toString());
    section("warning", warnings, text);
    section("store", operations, text);
    section("log", log, text);
    return text.toString();
  }

  private static void section(String title, List<?> lines, StringBuilder text) {
    for (Object line : lines) {
      text.append("\n    ").append(title).append("  ").append(line);
    }
  }

  /** One line of a history. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append('#').append(number).append(' ').append(at).append("  ").append(input);
    line.append("  ").append(instance.isEmpty() ? "no instance" : instance + "." + process);
    line.append(' ').append(start).append("  ").append(result);
    if (status > 0) {
      line.append(' ').append(status);
    }
    if (!init.isZero()) {
      line.append("  init ").append(init.toMillis()).append(" ms");
    }
    line.append("  ").append(duration.toMillis()).append(" ms");
    line.append("  billed ").append(billed.toMillis()).append(" ms");
    if (!failedItems.isEmpty()) {
      line.append("  failed items ").append(failedItems);
    }
    return error == null ? line.toString() : line.append("  ").append(error).toString();
  }
}
