package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples and rules of W3C Trace Context, sections 3.2 and 4. */
class TraceContextTest {

  private static final String VALID = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void readsTheParts() {
    TraceContext trace = TraceContext.parse(VALID, "rojo=00f067aa0ba902b7").orElseThrow();
    assertThat(trace.traceparent()).isEqualTo(VALID);
    assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(trace.parentId()).isEqualTo("00f067aa0ba902b7");
    assertThat(trace.sampled()).isTrue();
    assertThat(trace.tracestate()).contains("rojo=00f067aa0ba902b7");
    assertThat(trace).hasToString(VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "02", "fe"})
  void onlyTheLowestBitSaysThatTheTraceIsRecorded(String flags) {
    assertThat(TraceContext.parse(VALID.substring(0, 53) + flags, null).orElseThrow().sampled())
        .isFalse();
    assertThat(TraceContext.parse(VALID.substring(0, 53) + "03", null).orElseThrow().sampled())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like"
      })
  void aFutureVersionIsReadAsFarAsItIsKnown(String header) {
    TraceContext trace = TraceContext.parse(header, null).orElseThrow();
    assertThat(trace.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(trace.sampled()).isTrue();
    assertThat(trace.tracestate()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
        " 0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "００-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      })
  void whatIsNotValidIsIgnored(String header) {
    assertThat(TraceContext.parse(header, "a=b")).isEmpty();
  }

  @Test
  void nothingIsNoTrace() {
    assertThat(TraceContext.parse(null, "a=b")).isEmpty();
  }

  @Test
  void equalityLooksAtBothHeaders() {
    assertThat(TraceContext.parse(VALID, "a=b"))
        .isEqualTo(TraceContext.parse(VALID, "a=b"))
        .hasSameHashCodeAs(TraceContext.parse(VALID, "a=b"))
        .isNotEqualTo(TraceContext.parse(VALID, null));
  }
}
