package dev.anyfn;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure with a chosen {@link ErrorCode}.
 *
 * <p><strong>Its message is for the caller:</strong> it is the {@code detail} of the answer, on
 * every platform. Say what is wrong and what to do; leave out payloads and secrets. The cause goes
 * to the log only.
 *
 * <p>Any other exception of a function is {@link ErrorCode#INTERNAL}, and its message is only
 * logged.
 */
public final class FunctionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String detail;
  private final @Nullable Duration retryAfter;

  /**
   * Creates a failure without a cause.
   *
   * @param code the kind of failure
   * @param detail the message for the caller
   */
  public FunctionException(ErrorCode code, String detail) {
    this(code, detail, null, null);
  }

  /**
   * Creates a failure with a cause.
   *
   * @param code the kind of failure
   * @param detail the message for the caller
   * @param cause the cause, for the log; null if there is none
   */
  public FunctionException(ErrorCode code, String detail, @Nullable Throwable cause) {
    this(code, detail, cause, null);
  }

  private FunctionException(
      ErrorCode code, String detail, @Nullable Throwable cause, @Nullable Duration retryAfter) {
    super(
        Objects.requireNonNull(code, "code") + ": " + Objects.requireNonNull(detail, "detail"),
        cause);
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /**
   * Creates an INVALID_INPUT failure.
   *
   * @param detail the message for the caller: the fault in the input, without a copy of the input
   * @return the exception
   */
  public static FunctionException invalidInput(String detail) {
    return new FunctionException(ErrorCode.INVALID_INPUT, detail);
  }

  /**
   * Creates a NOT_FOUND failure.
   *
   * @param detail the message for the caller
   * @return the exception
   */
  public static FunctionException notFound(String detail) {
    return new FunctionException(ErrorCode.NOT_FOUND, detail);
  }

  /**
   * Creates an UNAVAILABLE failure, for a dependency that is down.
   *
   * @param detail the message for the caller
   * @param cause the failure of the dependency; null if there is none
   * @return the exception
   */
  public static FunctionException unavailable(String detail, @Nullable Throwable cause) {
    return new FunctionException(ErrorCode.UNAVAILABLE, detail, cause);
  }

  /**
   * Returns the same failure with a delay for the caller, which is {@code Retry-After} over HTTP.
   *
   * @param delay the delay before the next try; rounded up to whole seconds, at least one
   * @return a new exception with this one's code, detail, cause and stack trace
   * @throws IllegalArgumentException if the code does not allow retries later, or the delay is
   *     negative
   */
  public FunctionException retryAfter(Duration delay) {
    if (code.retry() != ErrorCode.Retry.LATER || delay.isNegative()) {
      throw new IllegalArgumentException(
          "retryAfter goes with RATE_LIMITED, UNAVAILABLE and DEADLINE_EXCEEDED and with a delay of"
              + " zero or more, not with "
              + code
              + " and "
              + delay);
    }
    FunctionException copy = new FunctionException(code, detail, getCause(), delay);
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /** {@return the kind of failure} */
  public ErrorCode code() {
    return code;
  }

  /** {@return the message for the caller; {@link #getMessage} puts the code before it} */
  public String detail() {
    return detail;
  }

  /** {@return the delay before the caller's next try; empty if none was set} */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
