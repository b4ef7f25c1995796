package dev.anyfn.state.spi;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One change of a table. */
public sealed interface RowWrite {

  /**
   * Where.
   *
   * @return never null
   */
  Key key();

  /**
   * What must be true of the present state, where what has expired counts as absent.
   *
   * @return never null
   */
  Condition condition();

  /**
   * Puts a document.
   *
   * @param key where
   * @param value JSON in UTF-8, at most 350 KiB; not changed by anybody
   * @param revision its version from then on: random, unlike that of any other write
   * @param expiresAt in milliseconds; null if it stays
   * @param condition what must be true of the present state
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
   * Deletes a document, if it is there.
   *
   * @param key where
   * @param condition none, or the version that must be there
   */
  record Delete(Key key, Condition condition) implements RowWrite {}

  /**
   * Changes nothing; only in {@link TableDriver#atomic}.
   *
   * @param key where
   * @param condition absent, or the version that must be there
   */
  record Check(Key key, Condition condition) implements RowWrite {}
}
