package dev.anyfn.runtime.event;

import io.cloudevents.CloudEventData;
import java.util.Arrays;

/** Data as bytes. Not copied, neither in nor out: who holds the array does not change it. */
final class EventData implements CloudEventData {

  private final byte[] bytes;

  EventData(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public byte[] toBytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventData data && Arrays.equals(data.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The length alone: data may be secret. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
