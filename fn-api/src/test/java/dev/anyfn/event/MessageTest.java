package dev.anyfn.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");

  @Test
  void keepsItsAttributesWhenTheSourceChanges() {
    Map<String, String> source = new HashMap<>(Map.of("region", "eu"));
    Message message = new Message(source, Optional.of("orders"), Optional.of(SENT));
    source.clear();
    assertThat(message.attributes()).containsExactly(Map.entry("region", "eu"));
  }

  @Test
  void showsNoAttribute() {
    assertThat(new Message(Map.of("token", "s3cret"), Optional.of("g"), Optional.of(SENT)))
        .asString()
        .contains("g", SENT.toString())
        .doesNotContain("token", "s3cret");
  }

  @Test
  @SuppressWarnings("NullAway") // the point of the test
  void refusesNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Message(Map.of(), null, Optional.empty()))
        .withMessage("group");
    assertThatNullPointerException()
        .isThrownBy(() -> new Message(Map.of(), Optional.empty(), null))
        .withMessage("sentAt");
  }
}
