package dev.anyfn.state;

import java.util.Objects;

/**
 * An object that was read whole.
 *
 * @param info of the same version as the value
 * @param value what it holds
 * @param <T> what it holds
 */
public record StoredObject<T>(ObjectInfo info, T value) {
  public StoredObject {
    Objects.requireNonNull(info, "info");
    Objects.requireNonNull(value, "value");
  }

  /**
   * For the condition of the next write.
   *
   * @return that of the info
   */
  public Version version() {
    return info.version();
  }
}
