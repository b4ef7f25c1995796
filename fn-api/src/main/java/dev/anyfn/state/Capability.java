package dev.anyfn.state;

/**
 * The features that a store may have or lack. Every store has strong reads, listing in the order of
 * UTF-8, metadata, ranges, conditions on documents, and expiry. A store refuses a call that needs a
 * missing feature with UNSUPPORTED.
 */
public enum Capability {
  /** Buckets: of many writers with {@link Condition#ifAbsent}, one succeeds. */
  IF_ABSENT,
  /** Buckets: of many writers with the same {@link Condition#ifVersion}, one succeeds. */
  IF_VERSION,
  /** Buckets: a delete can have a condition. */
  CONDITIONAL_DELETE,
  /** Buckets: {@link Bucket#signedUrl} returns an address that anybody can use for a while. */
  SIGNED_URLS,
  /** Tables: {@link Table#atomic} writes all or nothing. */
  ATOMIC,
  /** Other processes that open the same address see the same data. */
  SHARED,
  /** Acknowledged data survives closing and opening the store. */
  DURABLE
}
