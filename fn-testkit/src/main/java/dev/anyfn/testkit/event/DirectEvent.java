package dev.anyfn.testkit.event;

import java.util.Objects;

/**
 * A payload without an envelope, as Lambda's {@code Invoke} hands it over. Immutable.
 *
 * @param data a {@code String} or a {@code byte[]} of JSON, or a value to encode
 */
public record DirectEvent(Object data) implements TriggerEvent {

  public DirectEvent {
    Objects.requireNonNull(data, "data");
  }

  /**
   * Returns an event of this payload: a {@code String} or a {@code byte[]} of JSON, or a value to
   * encode.
   */
  public static DirectEvent of(Object data) {
    return new DirectEvent(data);
  }

  @Override
  public byte[] bytes() {
    return JsonDocument.bytes(data);
  }
}
