package dev.anyfn.state;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was read. Immutable if its value is.
 *
 * @param key where it is
 * @param value what it holds
 * @param version for the condition of the next write
 * @param expiresAt from when on it is absent, in milliseconds; null if it stays
 * @param <T> what it holds
 */
public record Document<T>(Key key, T value, Version version, @Nullable Instant expiresAt) {
  public Document {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(version, "version");
  }
}
