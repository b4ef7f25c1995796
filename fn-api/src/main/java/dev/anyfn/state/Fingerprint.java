package dev.anyfn.state;

import dev.anyfn.state.spi.ValueCodec;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hash that compares payloads, whatever the order of their members. */
final class Fingerprint {

  private Fingerprint() {}

  static String of(@Nullable Object payload, ValueCodec codec) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(payload, codec));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The input of an idempotent function cannot be compared: select by payload() the part"
              + " that is the same at each delivery",
          e);
    }
  }

  private static byte[] bytes(@Nullable Object payload, ValueCodec codec) {
    if (payload == null) {
      return "null".getBytes(StandardCharsets.UTF_8);
    }
    if (payload instanceof byte[] bytes) {
      return bytes;
    }
    Object value = payload instanceof CloudEvent event ? parts(event) : payload;
    return codec.canonical(codec.encode(value));
  }

  /** Selects the parts of an event that no broker adds to on its way. */
  private static List<String> parts(CloudEvent event) {
    byte[] data = event.getData() == null ? new byte[0] : event.getData().toBytes();
    return List.of(
        event.getSource().toString(),
        event.getId(),
        event.getType(),
        Base64.getEncoder().encodeToString(data));
  }
}
