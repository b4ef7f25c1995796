package dev.anyfn.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.anyfn.testkit.junit.RecordedTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class RecordedEventsTest {

  @TempDir Path directory;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void areWrittenMaskedAndReadByName() throws IOException {
    RecordedEvents events = RecordedEvents.in(directory.resolve("new"));
    byte[] request =
        HttpEvent.post("/charge").header("Authorization", "Bearer abc").json("{}").apiGatewayV1();
    events.record("b-request", request);
    events.record("a-message", SqsEvents.queue("q").message("x").bytes());
    events.expect("a-message", utf8("{\"batchItemFailures\":[]}"));
    assertThat(events.all())
        .extracting(RecordedEvent::name)
        .containsExactly("a-message", "b-request");
    assertThat(events.stream()).first().hasToString("a-message");
    String written = Files.readString(directory.resolve("new/b-request.json"));
    assertThat(written).contains("\"Authorization\" : \"Xxxxxxxxxx\"").doesNotContain("abc");
    assertThat(events.all().get(0).expected()).isPresent();
    assertThat(events.all().get(1).expected()).isEmpty();
    assertThat(events.all().get(1).bytes()).isEqualTo(utf8(written));
  }

  @Test
  void areMaskedAsIsSaid() {
    RecordedEvent event =
        RecordedEvents.in(directory)
            .masking(Masking.standard().pointer("/name"))
            .record("a", utf8("{\"name\":\"Ada\"}"));
    assertThat(event.text()).contains("Xxx").doesNotContain("Ada");
  }

  @Test
  void tellWhereAnOutcomeDiffers() {
    RecordedEvents events = RecordedEvents.in(directory);
    events.record("a", utf8("{}"));
    RecordedEvent event = events.expect("a", utf8("{\"b\":1,\"c\":2}"));
    event.verify(utf8("{ \"c\":2, \"b\":1 }"));
    assertThatThrownBy(() -> event.verify(utf8("{\"b\":1,\"c\":3}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("a has another outcome than ")
        .hasMessageContaining(
            "a.expected.json says, from line 3 on:\n  expected: \"c\" : 2\n  but was:  \"c\" : 3");
    assertThatThrownBy(() -> event.verify(utf8("oops")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("is not JSON: oops");
    RecordedEvent other = events.record("other", utf8("{}"));
    assertThatThrownBy(() -> other.verify(utf8("{}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Nothing is expected of other");
  }

  @Test
  void thatAreNoneAreNoSuccess() {
    assertThatThrownBy(() -> RecordedEvents.in(directory.resolve("none")).all())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no recorded event");
  }

  @Test
  void staysInItsDirectory() {
    RecordedEvents events = RecordedEvents.in(directory);
    for (String name : new String[] {"../a", "a/b", "", ".a", "a.expected", "a\0"}) {
      assertThatThrownBy(() -> events.record(name, utf8("{}")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Run by the test below. */
  static class Replayed {

    static Path directory;

    @TestFactory
    Stream<DynamicTest> events() {
      return RecordedTests.replay(RecordedEvents.in(directory), event -> event);
    }
  }

  @Test
  void areReplayedAsTests() {
    RecordedEvents events = RecordedEvents.in(directory);
    events.record("bare", utf8("{}"));
    events.record("right", utf8("{\"a\":1}"));
    events.expect("right", utf8("{\"a\":1}"));
    events.record("wrong", utf8("{\"a\":1}"));
    events.expect("wrong", utf8("{\"a\":2}"));
    Replayed.directory = directory;
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Replayed.class))
            .execute()
            .testEvents();
    assertThat(tests.succeeded().map(e -> e.getTestDescriptor().getDisplayName()))
        .containsExactly("bare (no outcome is expected)", "right");
    assertThat(tests.failed().map(e -> e.getTestDescriptor().getDisplayName()))
        .containsExactly("wrong");
  }
}
