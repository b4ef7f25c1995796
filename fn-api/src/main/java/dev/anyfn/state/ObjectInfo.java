package dev.anyfn.state;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an object beside its body. Immutable.
 *
 * @param key where it is
 * @param size of the whole body, in bytes
 * @param version for the condition of the next write
 * @param modifiedAt when it was written, by the clock of the store; seconds at best on some
 * @param contentType as it was put; null if none was given
 * @param metadata as it was put
 */
public record ObjectInfo(
    String key,
    long size,
    Version version,
    Instant modifiedAt,
    @Nullable String contentType,
    Map<String, String> metadata) {
  public ObjectInfo {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(modifiedAt, "modifiedAt");
    metadata = Map.copyOf(metadata);
  }
}
