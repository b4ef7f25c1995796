package dev.anyfn.testkit.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a delivery, from its receiver. Immutable.
 *
 * @param result of the delivery as a whole
 * @param failed the reason of each message that is to come again, by id; may be empty text. All
 *     others are done. Only with {@link Result#DONE}
 * @param reason of the failure of the whole; null if unknown or if it did not fail
 * @param duration in virtual time; null for that of the rules or the receiver's moves of the clock
 */
public record Receipt(
    Result result,
    Map<String, String> failed,
    @Nullable String reason,
    @Nullable Duration duration) {

  /** The outcomes of a delivery as a whole. */
  public enum Result {
    /** The receiver answered, and named the messages that failed. */
    DONE,
    /** The receiver answered with a failure of the whole. */
    FAILED,
    /** The instance died without an answer; effects may have happened. */
    CRASHED,
    /** The function was stopped at its timeout; effects may have happened. */
    TIMED_OUT,
    /** The receiver refused it; nothing happened. */
    THROTTLED
  }

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if messages failed and the result is not {@link Result#DONE}
   */
  public Receipt {
    failed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    Objects.requireNonNull(result, "result");
    if (result != Result.DONE && !failed.isEmpty()) {
      throw new IllegalArgumentException(
          "Messages fail one by one only in a delivery that is DONE, not in one that is " + result);
    }
  }

  /** Returns the receipt of a delivery whose messages are all done. */
  public static Receipt done() {
    return new Receipt(Result.DONE, Map.of(), null, null);
  }

  /**
   * Returns the receipt of a delivery in which only these messages failed; an id that is not in the
   * delivery fails the whole of it, as on the platforms.
   */
  public static Receipt failed(Collection<String> ids) {
    Map<String, String> failed = new LinkedHashMap<>();
    ids.forEach(id -> failed.put(id, ""));
    return new Receipt(Result.DONE, failed, null, null);
  }

  /** Returns the receipt of a delivery in which only these messages failed. */
  public static Receipt failed(String... ids) {
    return failed(List.of(ids));
  }

  /** Returns the receipt of a delivery that failed as a whole. */
  public static Receipt failedWhole(String reason) {
    return new Receipt(Result.FAILED, Map.of(), reason, null);
  }

  /** Returns the receipt of a delivery during which the instance died. */
  public static Receipt crashed() {
    return new Receipt(Result.CRASHED, Map.of(), null, null);
  }

  /** Returns the receipt of a delivery that was stopped at its timeout. */
  public static Receipt timedOut() {
    return new Receipt(Result.TIMED_OUT, Map.of(), null, null);
  }

  /** Returns the receipt of a delivery that found no room. */
  public static Receipt throttled() {
    return new Receipt(Result.THROTTLED, Map.of(), null, null);
  }

  /** Returns a copy that arrives a virtual time, zero or more, after the begin of the delivery. */
  public Receipt took(Duration time) {
    return new Receipt(result, failed, reason, time);
  }

  /** Returns a copy with a reason. */
  public Receipt because(String text) {
    return new Receipt(result, failed, text, duration);
  }
}
