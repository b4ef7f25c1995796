package dev.anyfn.state.spi;

import dev.anyfn.state.Key;
import dev.anyfn.state.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document as stored.
 *
 * @param key the key
 * @param value JSON in UTF-8, byte for byte as it was written; nobody changes it
 * @param version the revision of its write
 * @param expiresAt the time of its expiry, in milliseconds; null if it does not expire
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Row(Key key, byte[] value, Version version, @Nullable Instant expiresAt) {
  public Row {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(version, "version");
  }

  /**
   * Returns true if the row is stored but counts as absent.
   *
   * @param now the time
   * @return true from the moment of its expiry on
   */
  public boolean expired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
