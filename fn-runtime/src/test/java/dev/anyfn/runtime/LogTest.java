package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.text.RedactedCause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {

  private final Rig rig =
      Rig.of(TypedFunction.of(String.class, String.class, (text, context) -> text));

  /** Its own methods throw, as those of lazy proxies do. */
  private static final class Hostile extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException("no session");
    }
  }

  @Nested
  class Lines {

    @Test
    void areJsonWhateverIsInThem() {
      Random random = new Random(11);
      for (int i = 0; i < 2_000; i++) {
        String text = Fuzz.units(random);
        rig.log.info(text);
        rig.log.error(text, new IOException(text, new RuntimeException(text)));
        rig.log.failure(
            Failure.of(new FunctionException(ErrorCode.CONFLICT, text, new IOException(text))),
            null,
            text,
            false);
      }
      assertThat(rig.logged())
          .hasSize(6_000)
          .allSatisfy(line -> assertThat(line.get("severity").isTextual()).isTrue());
    }

    @Test
    void haveSeverityTimeAndMessage() {
      rig.log.info("ready");
      JsonNode line = rig.logged().get(0);
      assertThat(line.get("severity").textValue()).isEqualTo("INFO");
      assertThat(line.get("message").textValue()).isEqualTo("ready");
      assertThat(Instant.parse(line.get("time").textValue()))
          .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @ParameterizedTest
    @ValueSource(
        longs = {0, 1, 1_000, 59_999, 60_000, 3_600_000, 1_792_000_000_000L, 1_792_000_000_123L})
    void haveATimeOfRfc3339AtAnyMillisecond(long millis) {
      String time = Log.timestamp(millis);
      assertThat(OffsetDateTime.parse(time).toInstant()).isEqualTo(Instant.ofEpochMilli(millis));
      assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    }

    @Test
    void haveTheWholeStackTraceInOneMember() {
      rig.log.error("broken", new IOException("outer", new RuntimeException("inner")));
      assertThat(rig.logged().get(0).get("exception").textValue())
          .contains("java.io.IOException: outer", "Caused by: java.lang.RuntimeException: inner");
    }

    @Test
    void areWrittenEvenIfTheExceptionCannotBePrinted() {
      rig.log.error("broken", new Hostile());
      Throwable chain = new IOException("end");
      for (int i = 0; i < 100_000; i++) {
        chain = new RuntimeException("x", chain);
      }
      rig.log.error("broken", chain);
      assertThat(rig.logged()).hasSize(2);
      assertThat(rig.logged().get(0).get("exception").textValue())
          .startsWith(Hostile.class.getName());
    }
  }

  @Nested
  class Failures {

    @Test
    void ofTheCallerAreWarningsWithoutATrace() {
      rig.log.failure(Failure.of(FunctionException.invalidInput("too short")), null, null, false);
      JsonNode line = rig.logged().get(0);
      assertThat(line.get("severity").textValue()).isEqualTo("WARNING");
      assertThat(line.get("detail").textValue()).isEqualTo("too short");
      assertThat(line.has("exception")).isFalse();
    }

    @Test
    void thatRepeatTheInputAreRedacted() {
      rig.log.failure(
          Failure.of(
              new FunctionException(
                  ErrorCode.INVALID_INPUT,
                  "bad",
                  RedactedCause.of(new IOException("s3cret", new IOException("s3cret"))))),
          null,
          null,
          false);
      assertThat(rig.logText()).doesNotContain("s3cret");
    }

    @Test
    void unforeseenAreErrorsWithTheirTrace() {
      Failure failure = Failure.of(new IllegalStateException("disk full"));
      rig.log.failure(failure, null, "m-1", false);
      JsonNode line = rig.logged().get(0);
      assertThat(line.get("severity").textValue()).isEqualTo("ERROR");
      assertThat(line.get("code").textValue()).isEqualTo("INTERNAL");
      assertThat(line.get("errorId").textValue()).isEqualTo(failure.id());
      assertThat(line.get("item").textValue()).isEqualTo("m-1");
      assertThat(line.get("exception").textValue()).contains("disk full");
    }

    @Test
    void haveIdsOfTheirOwn() {
      Throwable thrown = new IOException();
      assertThat(Failure.of(thrown).id())
          .matches("[0-9a-f]{32}")
          .isNotEqualTo(Failure.of(thrown).id());
    }

    @Test
    void anythingElseIsInternalAndKeepsItsMessageForTheLog() {
      Failure failure = Failure.of(new StackOverflowError("s3cret"));
      assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
      assertThat(failure.detail()).isNull();
      assertThat(failure.retryAfter()).isNull();
    }

    @Test
    void tellWhenToComeBack() {
      assertThat(Failure.of(new FunctionException(ErrorCode.RATE_LIMITED, "x")).retryAfter())
          .isEqualTo(Duration.ofSeconds(1));
      assertThat(Failure.of(FunctionException.unavailable("x", null)).retryAfter())
          .isEqualTo(Duration.ofSeconds(1));
      assertThat(Failure.of(new FunctionException(ErrorCode.DEADLINE_EXCEEDED, "x")).retryAfter())
          .isNull();
      assertThat(
              Failure.of(
                      new FunctionException(ErrorCode.DEADLINE_EXCEEDED, "x")
                          .retryAfter(Duration.ofSeconds(9)))
                  .retryAfter())
          .isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void areProblemsInValidJson(ErrorCode code) {
      Random random = new Random(13);
      for (int i = 0; i < 200; i++) {
        String detail = Fuzz.units(random);
        Failure failure = Failure.of(new FunctionException(code, detail));
        JsonNode problem =
            Rig.json(new String(Problem.body(failure), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(problem.get("status").intValue()).isEqualTo(code.httpStatus());
        assertThat(problem.get("detail").textValue()).isEqualTo(detail);
        assertThat(problem.get("code").textValue()).isEqualTo(code.name());
        assertThat(problem.get("errorId").textValue()).isEqualTo(failure.id());
        assertThat(problem.get("title").textValue()).isNotBlank();
      }
    }
  }
}
