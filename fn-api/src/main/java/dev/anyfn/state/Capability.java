package dev.anyfn.state;

/**
 * What a store may have or lack. What is not here, every store has: strong reads, listing in the
 * order of UTF-8, metadata, ranges, conditions of documents, expiry. A store that lacks what a call
 * needs refuses it with UNSUPPORTED.
 */
public enum Capability {
  /** Buckets: of many writers with {@link Condition#ifAbsent}, one succeeds. */
  IF_ABSENT,
  /** Buckets: of many writers with the same {@link Condition#ifVersion}, one succeeds. */
  IF_VERSION,
  /** Buckets: a delete may have a condition. */
  CONDITIONAL_DELETE,
  /** Buckets: {@link Bucket#signedUrl} gives an address that anybody may use for a while. */
  SIGNED_URLS,
  /** Tables: {@link Table#atomic} writes all or nothing. */
  ATOMIC,
  /** Other processes that open the same address see the same data. */
  SHARED,
  /** What was acknowledged is there after the store was closed and opened again. */
  DURABLE
}
