package dev.anyfn;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure with a chosen {@link ErrorCode}.
 *
 * <p><strong>Its message is for the caller:</strong> it is the {@code detail} of the answer, on
 * every platform. Say what is wrong and what to do; leave out payloads and secrets. The cause is
 * for the log alone.
 *
 * <p>Any other exception that leaves a function is {@link ErrorCode#INTERNAL}, and its message is
 * only logged.
 */
public final class FunctionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String detail;
  private final @Nullable Duration retryAfter;

  /**
   * A failure without a cause.
   *
   * @param code what went wrong
   * @param detail for the caller
   */
  public FunctionException(ErrorCode code, String detail) {
    this(code, detail, null, null);
  }

  /**
   * A failure with a cause.
   *
   * @param code what went wrong
   * @param detail for the caller
   * @param cause for the log; null if there is none
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
   * The input is wrong.
   *
   * @param detail for the caller: what is wrong with it, without repeating it
   * @return the exception, to be thrown
   */
  public static FunctionException invalidInput(String detail) {
    return new FunctionException(ErrorCode.INVALID_INPUT, detail);
  }

  /**
   * What was asked for is not there.
   *
   * @param detail for the caller
   * @return the exception, to be thrown
   */
  public static FunctionException notFound(String detail) {
    return new FunctionException(ErrorCode.NOT_FOUND, detail);
  }

  /**
   * A dependency is down.
   *
   * @param detail for the caller
   * @param cause what the dependency said; null if it said nothing
   * @return the exception, to be thrown
   */
  public static FunctionException unavailable(String detail, @Nullable Throwable cause) {
    return new FunctionException(ErrorCode.UNAVAILABLE, detail, cause);
  }

  /**
   * The same failure, which tells its caller when to come back ({@code Retry-After} over HTTP).
   *
   * @param delay how long to wait; rounded up to whole seconds, at least one
   * @return a new exception with this one's code, detail, cause and stack trace
   * @throws IllegalArgumentException if the code is not one to be retried later, or the delay is
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

  /**
   * What went wrong.
   *
   * @return never null
   */
  public ErrorCode code() {
    return code;
  }

  /**
   * What went wrong, in words for the caller.
   *
   * @return the detail, never null; {@link #getMessage} has the code before it
   */
  public String detail() {
    return detail;
  }

  /**
   * How long the caller should wait before it tries again.
   *
   * @return empty where nothing was said
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
