package dev.anyfn.state.spi;

import dev.anyfn.state.Key;
import dev.anyfn.state.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document as it is stored.
 *
 * @param key where it is
 * @param value JSON in UTF-8, byte for byte as it was written; not changed by anybody
 * @param version the revision of its write
 * @param expiresAt in milliseconds; null if it stays
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Row(Key key, byte[] value, Version version, @Nullable Instant expiresAt) {
  public Row {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(version, "version");
  }

  /**
   * Whether it is absent though it is stored.
   *
   * @param now the time
   * @return true from the moment of its expiry on
   */
  public boolean expired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
