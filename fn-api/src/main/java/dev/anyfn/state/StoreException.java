package dev.anyfn.state;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a store. If it leaves a function, it is that function's internal failure, whatever
 * its code: only the function can decide to answer 404 or 412. The exceptions are RATE_LIMITED and
 * UNAVAILABLE, which the caller sees as UNAVAILABLE.
 *
 * <p>The message names operation, store and key, and never a value.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final StoreError error;
  private final String detail;
  private final int failedWrite;

  /**
   * Creates a failure without a cause.
   *
   * @param error the kind of failure
   * @param detail the message, without values
   */
  public StoreException(StoreError error, String detail) {
    this(error, detail, null);
  }

  /**
   * Creates a failure with its cause.
   *
   * @param error the kind of failure
   * @param detail the message, without values
   * @param cause the exception of the product's client; null if there is none
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
   * Creates a PRECONDITION_FAILED failure of one of several writes.
   *
   * @param index the index of the write, from 0; -1 if the product does not provide it
   * @param detail the message, without values
   * @return the exception
   */
  public static StoreException preconditionFailed(int index, String detail) {
    return new StoreException(StoreError.PRECONDITION_FAILED, detail, detail, index, null);
  }

  /** Adds the place to the message. */
  StoreException at(String place) {
    StoreException placed =
        new StoreException(error, detail, place + ": " + detail, failedWrite, getCause());
    placed.setStackTrace(getStackTrace());
    return placed;
  }

  /** {@return the kind of failure} */
  public StoreError error() {
    return error;
  }

  /** {@return the message without the place} */
  public String detail() {
    return detail;
  }

  /**
   * {@return the index of the write of {@link Table#atomic} whose condition does not hold; empty if
   * there was only one write, or the store does not provide it}
   */
  public OptionalInt failedWrite() {
    return failedWrite < 0 ? OptionalInt.empty() : OptionalInt.of(failedWrite);
  }
}
