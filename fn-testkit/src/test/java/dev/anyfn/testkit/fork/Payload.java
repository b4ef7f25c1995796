package dev.anyfn.testkit.fork;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What most tests need. */
final class Payload {

  /** Long enough for a busy machine: a test that is well never waits for it. */
  static final Duration LONG = Duration.ofSeconds(60);

  private Payload() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
