package dev.anyfn.runtime.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks documents, most of the time not at all. */
final class Mutations {

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** As it is, or cut, or with a few bytes changed, or with something before or behind it. */
  byte[] mutated(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    switch (random.nextInt(20)) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      }
      case 1, 2 -> {
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
          bytes[random.nextInt(bytes.length)] =
              random.nextInt(4) == 0
                  ? (byte) random.nextInt(256)
                  : (byte) "{}[]\",:0123456789.-+eE tfn\\u".charAt(random.nextInt(28));
        }
        return bytes;
      }
      case 3 -> {
        String extra =
            List.of(" ", "\n\t", "1", "{}", "]", "\0", "//x", "null").get(random.nextInt(8));
        return (random.nextBoolean() ? json + extra : extra + json)
            .getBytes(StandardCharsets.UTF_8);
      }
      case 4 -> {
        if (random.nextInt(4) > 0) {
          return bytes;
        }
        return List.of(
                ("\ufeff" + json).getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_16),
                json.getBytes(StandardCharsets.UTF_16LE),
                json.getBytes(StandardCharsets.ISO_8859_1))
            .get(random.nextInt(4));
      }
      default -> {
        return bytes;
      }
    }
  }
}
