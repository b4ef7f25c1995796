package dev.anyfn.state;

import java.time.Instant;

/** One entry of a listing. Immutable. */
public sealed interface Entry {

  /** {@return the key of the object, or the whole prefix} */
  String key();

  /**
   * An object. {@link Bucket#head} returns its version, type and metadata.
   *
   * @param key the key
   * @param size the size in bytes
   * @param modifiedAt the time of its last write, by the clock of the store
   */
  record Found(String key, long size, Instant modifiedAt) implements Entry {}

  /**
   * A common beginning of several keys, up to and including the delimiter.
   *
   * @param key the prefix
   */
  record CommonPrefix(String key) implements Entry {}
}
