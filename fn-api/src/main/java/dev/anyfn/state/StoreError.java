package dev.anyfn.state;

/** What went wrong in a store: a closed list. */
public enum StoreError {
  /** What the call needs is not there: the source of a copy, or the bucket or table itself. */
  NOT_FOUND,
  /** The {@link Condition} does not hold; nothing was written. */
  PRECONDITION_FAILED,
  /** The store cannot take this key, value or option, ever. */
  INVALID_INPUT,
  /** The value is larger than what the store takes. */
  PAYLOAD_TOO_LARGE,
  /** The credentials do not suffice, or there are none. */
  PERMISSION_DENIED,
  /** Too many calls; nothing was written; the same call may succeed later. */
  RATE_LIMITED,
  /** The store cannot be reached; nothing was written; the same call may succeed later. */
  UNAVAILABLE,
  /** The store has no such {@link Capability}. */
  UNSUPPORTED,
  /** The answer was lost: the write may stand, or not. Read before writing again. */
  OUTCOME_UNKNOWN,
  /** Anything unforeseen, such as a stored document that nobody can read. */
  INTERNAL;

  /**
   * Whether the same call may succeed later, and has done nothing yet.
   *
   * @return true for RATE_LIMITED and UNAVAILABLE
   */
  public boolean retryable() {
    return this == RATE_LIMITED || this == UNAVAILABLE;
  }
}
