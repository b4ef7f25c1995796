package dev.anyfn.state;

import java.util.Objects;

/**
 * An object as read, with its whole content.
 *
 * @param info the facts about it, of the same version as the value
 * @param value the content
 * @param <T> the type of the content
 */
public record StoredObject<T>(ObjectInfo info, T value) {
  public StoredObject {
    Objects.requireNonNull(info, "info");
    Objects.requireNonNull(value, "value");
  }

  /** {@return the version, for the condition of the next write} */
  public Version version() {
    return info.version();
  }
}
