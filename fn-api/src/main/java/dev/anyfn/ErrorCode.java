package dev.anyfn;

/**
 * What went wrong, in terms that every platform can answer: a closed list, each with its HTTP
 * status and with what a caller may do about it.
 */
public enum ErrorCode {
  /** The input does not decode, or the function rejects its value. */
  INVALID_INPUT(400, Retry.NEVER),
  /** Nobody knows who calls. */
  UNAUTHENTICATED(401, Retry.NEVER),
  /** The caller is known and may not. */
  PERMISSION_DENIED(403, Retry.NEVER),
  /** What the caller asks for is not there. */
  NOT_FOUND(404, Retry.NEVER),
  /** The request contradicts the present state. */
  CONFLICT(409, Retry.NEVER),
  /** A condition that the caller set does not hold. */
  PRECONDITION_FAILED(412, Retry.NEVER),
  /** The input is larger than what is taken. */
  PAYLOAD_TOO_LARGE(413, Retry.NEVER),
  /** The input is of a media type, or in a charset, that is not taken. */
  UNSUPPORTED_MEDIA_TYPE(415, Retry.NEVER),
  /** Too many calls; the same call may succeed later. */
  RATE_LIMITED(429, Retry.LATER),
  /** Anything unforeseen; what happens next is the platform's rule. */
  INTERNAL(500, Retry.PLATFORM),
  /** A dependency is down; the same call may succeed later. */
  UNAVAILABLE(503, Retry.LATER),
  /** Time ran out; the same call may succeed. */
  DEADLINE_EXCEEDED(504, Retry.LATER);

  private final int httpStatus;
  private final Retry retry;

  ErrorCode(int httpStatus, Retry retry) {
    this.httpStatus = httpStatus;
    this.retry = retry;
  }

  /**
   * The status that answers it over HTTP.
   *
   * @return 400 to 504
   */
  public int httpStatus() {
    return httpStatus;
  }

  /**
   * What a caller may do about it.
   *
   * @return whether the same call may succeed
   */
  public Retry retry() {
    return retry;
  }

  /** Whether the same call may succeed when it is made again. */
  public enum Retry {
    /** It cannot: the call itself is at fault. */
    NEVER,
    /** It may, after a while. */
    LATER,
    /** Unknown: the platform decides by its own rule, as it does for any crash. */
    PLATFORM
  }
}
