package dev.anyfn.state;

import java.time.Instant;

/** What a listing names. Immutable. */
public sealed interface Entry {

  /**
   * The key of the object, or the prefix, whole.
   *
   * @return never null
   */
  String key();

  /**
   * An object. Its version, type and metadata are told by {@link Bucket#head}.
   *
   * @param key its key
   * @param size in bytes
   * @param modifiedAt when it was written, by the clock of the store
   */
  record Found(String key, long size, Instant modifiedAt) implements Entry {}

  /**
   * The beginning that several keys have in common, up to and with the delimiter.
   *
   * @param key the prefix
   */
  record CommonPrefix(String key) implements Entry {}
}
