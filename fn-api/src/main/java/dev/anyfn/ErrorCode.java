package dev.anyfn;

/**
 * The kinds of failure that every platform can report: a closed list, each with its HTTP status and
 * its rule for retries.
 */
public enum ErrorCode {
  /** The input does not decode, or the function rejects its value. */
  INVALID_INPUT(400, Retry.NEVER),
  /** The caller is unknown. */
  UNAUTHENTICATED(401, Retry.NEVER),
  /** The caller is known and lacks the permission. */
  PERMISSION_DENIED(403, Retry.NEVER),
  /** The requested thing does not exist. */
  NOT_FOUND(404, Retry.NEVER),
  /** The request contradicts the present state. */
  CONFLICT(409, Retry.NEVER),
  /** A condition of the caller does not hold. */
  PRECONDITION_FAILED(412, Retry.NEVER),
  /** The input is larger than the limit. */
  PAYLOAD_TOO_LARGE(413, Retry.NEVER),
  /** The function does not accept the media type or the charset of the input. */
  UNSUPPORTED_MEDIA_TYPE(415, Retry.NEVER),
  /** There are too many calls; the same call may succeed later. */
  RATE_LIMITED(429, Retry.LATER),
  /** An unforeseen failure; the platform decides about retries. */
  INTERNAL(500, Retry.PLATFORM),
  /** A dependency is down; the same call may succeed later. */
  UNAVAILABLE(503, Retry.LATER),
  /** The time ran out; the same call may succeed. */
  DEADLINE_EXCEEDED(504, Retry.LATER);

  private final int httpStatus;
  private final Retry retry;

  ErrorCode(int httpStatus, Retry retry) {
    this.httpStatus = httpStatus;
    this.retry = retry;
  }

  /** {@return the status of an HTTP response, 400 to 504} */
  public int httpStatus() {
    return httpStatus;
  }

  /** {@return the rule for retries} */
  public Retry retry() {
    return retry;
  }

  /** The prospect of the same call, made again. */
  public enum Retry {
    /** It fails again: the call itself is at fault. */
    NEVER,
    /** It may succeed after a while. */
    LATER,
    /** It is unknown: the platform decides by its own rule, as after a crash. */
    PLATFORM
  }
}
