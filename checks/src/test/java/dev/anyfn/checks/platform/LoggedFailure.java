package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.ErrorCode;
import dev.anyfn.checks.fixtures.Documents;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.LogLines;
import dev.anyfn.testkit.fork.Output;

/** A failure as the caller and the operator see it: in the answer, and in the log. */
final class LoggedFailure {

  private LoggedFailure() {}

  /** The answer of a function that threw something unexpected: the log has it, the caller not. */
  static Expected unexpected(String function) {
    return internal(function, "\tat dev.anyfn.checks.fixtures.");
  }

  /** The answer to an output that cannot be sent, which no frame of the function threw. */
  static Expected unfitOutput(String function) {
    return internal(function, "\tat dev.anyfn.runtime.");
  }

  private static Expected internal(String function, String frame) {
    return problem(ErrorCode.INTERNAL)
        .that(answer -> assertThat(Documents.of(answer).has("detail")).as("detail").isFalse())
        .and(
            (answer, log) -> {
              JsonNode line = line(Documents.of(answer).path("errorId").textValue(), log);
              assertThat(line.path("severity").textValue()).isEqualTo("ERROR");
              assertThat(line.path("function").textValue()).isEqualTo(function);
              assertThat(line.path("exception").textValue()).contains(frame);
            });
  }

  /** The answer of a code that was chosen on purpose, with its detail. */
  static Expected chosen(ErrorCode code, String detail) {
    return problem(code)
        .that(answer -> assertThat(Documents.of(answer).path("detail").asText()).startsWith(detail))
        .and(
            (answer, log) -> {
              JsonNode line = line(Documents.of(answer).path("errorId").textValue(), log);
              boolean internal = code == ErrorCode.INTERNAL;
              assertThat(line.path("severity").textValue())
                  .isEqualTo(internal ? "ERROR" : "WARNING");
              assertThat(line.path("detail").textValue())
                  .isEqualTo(Documents.of(answer).path("detail").textValue());
            });
  }

  private static Expected problem(ErrorCode code) {
    boolean later = code == ErrorCode.RATE_LIMITED || code == ErrorCode.UNAVAILABLE;
    return withoutInnards(Expected.status(code.httpStatus()))
        .type("application/problem+json")
        .header("Cache-Control", "no-store")
        .that(
            answer -> {
              assertThat(answer.headers().first("Retry-After").isPresent()).isEqualTo(later);
              assertThat(Documents.of(answer).path("status").intValue())
                  .isEqualTo(code.httpStatus());
              assertThat(Documents.of(answer).path("title").textValue()).isNotBlank();
              assertThat(Documents.of(answer).path("code").textValue()).isEqualTo(code.name());
              assertThat(Documents.of(answer).path("errorId").asText()).hasSizeGreaterThan(8);
            })
        .and(
            (answer, log) -> {
              JsonNode line = line(Documents.of(answer).path("errorId").textValue(), log);
              assertThat(line.path("code").textValue()).isEqualTo(code.name());
              assertThat(line.path("time").asText()).endsWith("Z");
            });
  }

  /** No stack trace leaves over HTTP, and no message that was not meant for the caller. */
  static Expected withoutInnards(Expected expected) {
    return expected.that(
        answer ->
            assertThat(answer.toString())
                .doesNotContain("at dev.", "at java.", "Exception", "Error:", Failing.SECRET));
  }

  /** The line of the log that an error id stands in, as soon as it is there. */
  static JsonNode line(String errorId, Output log) {
    return LogLines.line(log, errorId);
  }
}
