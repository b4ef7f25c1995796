package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionExceptionTest {

  @Test
  void theDetailIsForTheCallerAndTheMessageHasTheCodeBeforeIt() {
    FunctionException e = FunctionException.invalidInput("count must be 1 to 9");
    assertThat(e.detail()).isEqualTo("count must be 1 to 9");
    assertThat(e).hasMessage("INVALID_INPUT: count must be 1 to 9").hasNoCause();
  }

  @Test
  void theShortcutsHaveTheirCodes() {
    IOException cause = new IOException("refused");
    assertThat(FunctionException.notFound("x").code()).isEqualTo(ErrorCode.NOT_FOUND);
    FunctionException down = FunctionException.unavailable("x", cause);
    assertThat(down.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(down).hasCause(cause);
  }

  @Test
  void codeAndDetailAreNeverNull() {
    assertThatNullPointerException().isThrownBy(() -> new FunctionException(null, "x"));
    assertThatNullPointerException()
        .isThrownBy(() -> new FunctionException(ErrorCode.CONFLICT, null));
  }

  @Nested
  class RetryAfter {

    @ParameterizedTest
    @EnumSource(
        value = ErrorCode.class,
        names = {"RATE_LIMITED", "UNAVAILABLE", "DEADLINE_EXCEEDED"})
    void goesWithWhatMaySucceedLater(ErrorCode code) {
      IOException cause = new IOException();
      FunctionException plain = new FunctionException(code, "x", cause);
      FunctionException e = plain.retryAfter(Duration.ofSeconds(5));
      assertThat(e.retryAfter()).contains(Duration.ofSeconds(5));
      assertThat(e.code()).isEqualTo(code);
      assertThat(e.detail()).isEqualTo("x");
      assertThat(e).hasCause(cause);
      assertThat(e.getStackTrace()).isEqualTo(plain.getStackTrace());
      assertThat(plain.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
        value = ErrorCode.class,
        mode = EnumSource.Mode.EXCLUDE,
        names = {"RATE_LIMITED", "UNAVAILABLE", "DEADLINE_EXCEEDED"})
    void doesNotGoWithAnythingElse(ErrorCode code) {
      FunctionException e = new FunctionException(code, "x");
      assertThatIllegalArgumentException().isThrownBy(() -> e.retryAfter(Duration.ZERO));
    }

    @Test
    void isNeverNegative() {
      FunctionException e = FunctionException.unavailable("x", null);
      assertThat(e.retryAfter(Duration.ZERO).retryAfter()).contains(Duration.ZERO);
      assertThatIllegalArgumentException().isThrownBy(() -> e.retryAfter(Duration.ofNanos(-1)));
    }
  }
}
