package dev.anyfn.testkit.event;

import java.util.Objects;

/**
 * A payload without an envelope, as Lambda's {@code Invoke} hands it over. Immutable.
 *
 * @param data JSON where it is a {@code String} or a {@code byte[]}; else a value to be encoded
 */
public record DirectEvent(Object data) implements TriggerEvent {

  public DirectEvent {
    Objects.requireNonNull(data, "data");
  }

  /**
   * A payload.
   *
   * @param data JSON where it is a {@code String} or a {@code byte[]}; else a value to be encoded
   * @return the event
   */
  public static DirectEvent of(Object data) {
    return new DirectEvent(data);
  }

  @Override
  public byte[] bytes() {
    return JsonDocument.bytes(data);
  }
}
