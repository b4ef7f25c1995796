package dev.anyfn.testkit.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery ended, as far as its receiver is concerned. Immutable.
 *
 * @param result of the delivery as a whole
 * @param failed by id, the messages that are to come again, and why each failed, in a few words
 *     that may be empty; all others are done. Only with {@link Result#DONE}
 * @param reason why the whole delivery failed; null where that is not known, or it did not
 * @param duration how long it took, in virtual time; null for as long as the source's rules say, or
 *     as the receiver has moved the clock
 */
public record Receipt(
    Result result,
    Map<String, String> failed,
    @Nullable String reason,
    @Nullable Duration duration) {

  /** How a delivery ended. */
  public enum Result {
    /** The receiver has answered, and said which messages failed. */
    DONE,
    /** The receiver has answered with a failure of the whole. */
    FAILED,
    /** There is no answer: the instance died. Effects may have happened. */
    CRASHED,
    /** There was no answer in time: the function was stopped. Effects may have happened. */
    TIMED_OUT,
    /** The receiver did not take it: nothing has happened. */
    THROTTLED
  }

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if it names failed messages and is not {@link Result#DONE}
   */
  public Receipt {
    failed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    Objects.requireNonNull(result, "result");
    if (result != Result.DONE && !failed.isEmpty()) {
      throw new IllegalArgumentException(
          "Messages fail one by one only in a delivery that is DONE, not in one that is " + result);
    }
  }

  /** Returns all messages are done: the receipt. */
  public static Receipt done() {
    return new Receipt(Result.DONE, Map.of(), null, null);
  }

  /**
   * Some messages failed, all others are done.
   *
   * @param ids of those that failed; none for all done; one that is not in the delivery fails the
   *     whole of it, as on the platforms
   * @return the receipt
   */
  public static Receipt failed(Collection<String> ids) {
    Map<String, String> failed = new LinkedHashMap<>();
    ids.forEach(id -> failed.put(id, ""));
    return new Receipt(Result.DONE, failed, null, null);
  }

  /**
   * Some messages failed, all others are done.
   *
   * @param ids of those that failed
   * @return the receipt
   */
  public static Receipt failed(String... ids) {
    return failed(List.of(ids));
  }

  /**
   * The whole delivery failed.
   *
   * @param reason why
   * @return the receipt
   */
  public static Receipt failedWhole(String reason) {
    return new Receipt(Result.FAILED, Map.of(), reason, null);
  }

  /** Returns the instance died: the receipt. */
  public static Receipt crashed() {
    return new Receipt(Result.CRASHED, Map.of(), null, null);
  }

  /** Returns the function was stopped because its time was up: the receipt. */
  public static Receipt timedOut() {
    return new Receipt(Result.TIMED_OUT, Map.of(), null, null);
  }

  /**
   * There was no room for the delivery.
   *
   * @return the receipt
   */
  public static Receipt throttled() {
    return new Receipt(Result.THROTTLED, Map.of(), null, null);
  }

  /**
   * The same, after a time.
   *
   * @param time from the begin of the delivery to this receipt, on the virtual clock; zero or more
   */
  public Receipt took(Duration time) {
    return new Receipt(result, failed, reason, time);
  }

  /**
   * The same, for a reason.
   *
   * @param text in a few words
   */
  public Receipt because(String text) {
    return new Receipt(result, failed, text, duration);
  }
}
