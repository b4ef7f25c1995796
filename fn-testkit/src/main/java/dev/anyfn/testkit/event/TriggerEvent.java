package dev.anyfn.testkit.event;

import java.nio.charset.StandardCharsets;

/** An event in the envelope of its trigger. */
public interface TriggerEvent {

  /** Returns the envelope: JSON in UTF-8, the same at each call. */
  byte[] bytes();

  /** Returns the envelope as text. */
  default String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
