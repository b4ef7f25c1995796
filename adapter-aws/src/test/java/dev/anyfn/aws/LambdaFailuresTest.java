package dev.anyfn.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.LogLines;
import dev.anyfn.testkit.fork.InvocationOptions;
import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.junit.ForkExtension;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Failures of a direct or asynchronous invocation: the Runtime API's error document, so that the
 * platform retries and dead-letters, and a line in the log.
 */
@Timeout(120)
class LambdaFailuresTest {

  @RegisterExtension
  static final ForkExtension<LambdaFork> LAMBDA =
      ForkExtension.of(() -> Lambdas.of(Failing.Fail.class).start());

  private static Failure fail(String how, InvocationOptions options) {
    byte[] payload = ("\"" + how + "\"").getBytes(StandardCharsets.UTF_8);
    return LAMBDA.get().server().call(payload, options, Lambdas.LONG).failure();
  }

  private static JsonNode logged(InvocationOptions options) {
    String id = "\"invocationId\":\"" + options.requestId() + "\"";
    return LogLines.line(LAMBDA.get().output(), id);
  }

  @ParameterizedTest
  @EnumSource
  void ofEveryCodeAreReportedAndLogged(ErrorCode code) {
    InvocationOptions options = InvocationOptions.defaults();
    Failure failure = fail(code.name(), options);
    assertThat(failure.errorType()).isEqualTo(FunctionException.class.getName());
    assertThat(failure.errorMessage()).isEqualTo(code + ": Detail of " + code);
    assertThat(failure.headerErrorType()).contains("Runtime.UserException");
    JsonNode line = logged(options);
    assertThat(line.path("code").textValue()).isEqualTo(code.name());
    assertThat(line.path("detail").textValue()).isEqualTo("Detail of " + code);
    assertThat(line.path("function").textValue()).isEqualTo("Fail");
  }

  /** The function's own class, not a wrapper: alarms and dead-letter queues are sorted by it. */
  @ParameterizedTest
  @CsvSource({
    "exception, java.lang.IllegalStateException",
    "checked, java.io.IOException",
    "error, java.lang.AssertionError",
    "linkage, java.lang.NoClassDefFoundError",
    "interrupted, java.lang.InterruptedException"
  })
  void thatAreUnexpectedKeepTheirClass(String how, String type) {
    InvocationOptions options = InvocationOptions.defaults();
    Failure failure = fail(how, options);
    assertThat(failure.errorType()).isEqualTo(type);
    assertThat(failure.errorMessage()).isEqualTo(Failing.SECRET);
    JsonNode line = logged(options);
    assertThat(line.path("code").textValue()).isEqualTo("INTERNAL");
    assertThat(line.path("severity").textValue()).isEqualTo("ERROR");
    assertThat(line.path("exception").textValue())
        .startsWith(type + ": " + Failing.SECRET)
        .contains("\tat dev.anyfn.checks.fixtures.");
    assertThat(succeedsAfterwards()).isEqualTo("\"ok\"");
  }

  private static String succeedsAfterwards() {
    return LAMBDA
        .get()
        .call("\"ok\"".getBytes(StandardCharsets.UTF_8), Lambdas.LONG)
        .success()
        .text();
  }

  /** The platform's rule for errors of the virtual machine: report, then start anew. */
  @ParameterizedTest
  @CsvSource({"stack, java.lang.StackOverflowError", "memory, java.lang.OutOfMemoryError"})
  void ofTheMachineAreReportedAndEndTheProcess(String how, String type) {
    try (LambdaFork lambda = Lambdas.of(Failing.Fail.class).start()) {
      byte[] payload = ("\"" + how + "\"").getBytes(StandardCharsets.UTF_8);
      assertThat(lambda.call(payload, Lambdas.LONG).failure().errorType()).isEqualTo(type);
      assertThat(lambda.process().awaitExit(Lambdas.LONG)).isZero();
      assertThat(lambda.output().text()).contains("\"code\":\"INTERNAL\"", type);
    }
  }

  @Test
  void ofAnAnswerThatIsTooLargeForThePlatform() {
    LambdaFork.Builder echo = Lambdas.of(Echo.EchoText.class);
    try (LambdaFork lambda = echo.start()) {
      byte[] payload = ("\"" + "x".repeat(6 * 1024 * 1024 + 100) + "\"").getBytes();
      Failure failure = lambda.call(payload, Lambdas.LONG).failure();
      assertThat(failure.errorType()).isEqualTo("Function.ResponseSizeTooLarge");
    }
  }
}
