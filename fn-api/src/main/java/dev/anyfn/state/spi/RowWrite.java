package dev.anyfn.state.spi;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One change of a table. */
public sealed interface RowWrite {

  /** {@return the key} */
  Key key();

  /** {@return the condition on the present state, in which an expired row counts as absent} */
  Condition condition();

  /**
   * Puts a document.
   *
   * @param key the key
   * @param value JSON in UTF-8, at most 350 KiB; nobody changes it
   * @param revision its new version: random, different for every write
   * @param expiresAt the time of its expiry, in milliseconds; null if it does not expire
   * @param condition the condition on the present state
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Put(
      Key key, byte[] value, Version revision, @Nullable Instant expiresAt, Condition condition)
      implements RowWrite {
    public Put {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(revision, "revision");
      Objects.requireNonNull(condition, "condition");
    }
  }

  /**
   * Deletes a document, if it exists.
   *
   * @param key the key
   * @param condition none, or the version to delete
   */
  record Delete(Key key, Condition condition) implements RowWrite {}

  /**
   * Checks a condition and changes nothing; only in {@link TableDriver#atomic}.
   *
   * @param key the key
   * @param condition absent, or the version that must be present
   */
  record Check(Key key, Condition condition) implements RowWrite {}
}
