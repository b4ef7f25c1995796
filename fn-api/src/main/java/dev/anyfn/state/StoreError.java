package dev.anyfn.state;

/** The kinds of failure of a store: a closed list. */
public enum StoreError {
  /** The source of a copy, or the bucket or table itself, does not exist. */
  NOT_FOUND,
  /** The {@link Condition} does not hold; nothing was written. */
  PRECONDITION_FAILED,
  /** The store can never take this key, value or option. */
  INVALID_INPUT,
  /** The value is larger than the limit of the store. */
  PAYLOAD_TOO_LARGE,
  /** The credentials are missing or insufficient. */
  PERMISSION_DENIED,
  /** There are too many calls. Nothing was written; the same call may succeed later. */
  RATE_LIMITED,
  /** The store is unreachable. Nothing was written; the same call may succeed later. */
  UNAVAILABLE,
  /** The store lacks a {@link Capability}. */
  UNSUPPORTED,
  /** The answer was lost: the write may or may not stand. Read before writing again. */
  OUTCOME_UNKNOWN,
  /** An unforeseen failure, such as a stored document that cannot be decoded. */
  INTERNAL;

  /**
   * {@return true for RATE_LIMITED and UNAVAILABLE: the call has done nothing, and may succeed
   * later}
   */
  public boolean retryable() {
    return this == RATE_LIMITED || this == UNAVAILABLE;
  }
}
