package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The failure table of the design, section 5. */
class ErrorCodeTest {

  @ParameterizedTest
  @CsvSource({
    "INVALID_INPUT, 400, NEVER",
    "UNAUTHENTICATED, 401, NEVER",
    "PERMISSION_DENIED, 403, NEVER",
    "NOT_FOUND, 404, NEVER",
    "CONFLICT, 409, NEVER",
    "PRECONDITION_FAILED, 412, NEVER",
    "PAYLOAD_TOO_LARGE, 413, NEVER",
    "UNSUPPORTED_MEDIA_TYPE, 415, NEVER",
    "RATE_LIMITED, 429, LATER",
    "INTERNAL, 500, PLATFORM",
    "UNAVAILABLE, 503, LATER",
    "DEADLINE_EXCEEDED, 504, LATER"
  })
  void statusAndRetryAreThoseOfTheTable(ErrorCode code, int status, ErrorCode.Retry retry) {
    assertThat(code.httpStatus()).isEqualTo(status);
    assertThat(code.retry()).isEqualTo(retry);
  }

  @Test
  void theTableIsClosed() {
    assertThat(ErrorCode.values()).hasSize(12);
  }
}
