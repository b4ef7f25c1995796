package dev.anyfn.state;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an object, without its body. Immutable.
 *
 * @param key the key
 * @param size the size of the whole body, in bytes
 * @param version the version, for the condition of the next write
 * @param modifiedAt the time of the last write, by the clock of the store, on some to the second
 * @param contentType the content type of the last write; null if there was none
 * @param metadata the metadata of the last write
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
