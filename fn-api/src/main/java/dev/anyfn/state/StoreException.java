package dev.anyfn.state;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A store could not do what it was asked for. Where it escapes from a function it is that
 * function's internal failure, whatever its code: only the function may tell its caller 404 or 412.
 * The exceptions are RATE_LIMITED and UNAVAILABLE, which the caller sees as UNAVAILABLE.
 *
 * <p>The message names operation, store and key, and never a value.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final StoreError error;
  private final String detail;
  private final int failedWrite;

  /**
   * A failure without a cause.
   *
   * @param error what went wrong
   * @param detail in words, without values
   */
  public StoreException(StoreError error, String detail) {
    this(error, detail, null);
  }

  /**
   * A failure with its cause.
   *
   * @param error what went wrong
   * @param detail in words, without values
   * @param cause what the product's client threw; null if there is none
   */
  public StoreException(StoreError error, String detail, @Nullable Throwable cause) {
    this(error, detail, detail, -1, cause);
  }

  private StoreException(
      StoreError error, String detail, String message, int failedWrite, @Nullable Throwable cause) {
    super(
        Objects.requireNonNull(error, "error") + ": " + Objects.requireNonNull(message, "message"),
        cause);
    this.error = error;
    this.detail = detail;
    this.failedWrite = failedWrite;
  }

  /**
   * A condition that does not hold, of one write among several.
   *
   * @param index which of the writes, from 0; -1 if the product does not say
   * @param detail in words, without values
   * @return the exception, to be thrown
   */
  public static StoreException preconditionFailed(int index, String detail) {
    return new StoreException(StoreError.PRECONDITION_FAILED, detail, detail, index, null);
  }

  /** The same failure, told where it happened. */
  StoreException at(String place) {
    StoreException told =
        new StoreException(error, detail, place + ": " + detail, failedWrite, getCause());
    told.setStackTrace(getStackTrace());
    return told;
  }

  /**
   * What went wrong.
   *
   * @return never null
   */
  public StoreError error() {
    return error;
  }

  /**
   * What went wrong, in words, without the place.
   *
   * @return never null
   */
  public String detail() {
    return detail;
  }

  /**
   * Which of the writes of {@link Table#atomic} had the condition that does not hold.
   *
   * @return its index; empty if there was only one, or the store does not say
   */
  public OptionalInt failedWrite() {
    return failedWrite < 0 ? OptionalInt.empty() : OptionalInt.of(failedWrite);
  }
}
