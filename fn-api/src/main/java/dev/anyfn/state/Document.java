package dev.anyfn.state;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document as read. Immutable if its value is.
 *
 * @param key the key
 * @param value the content
 * @param version the version, for the condition of the next write
 * @param expiresAt the time of its expiry, in milliseconds; null if it does not expire
 * @param <T> the type of the content
 */
public record Document<T>(Key key, T value, Version version, @Nullable Instant expiresAt) {
  public Document {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(version, "version");
  }
}
