package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.checks.fixtures.Documents;
import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.ForkBuilder;
import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.InvokerFork;
import dev.anyfn.testkit.fork.LambdaFork;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A function that cannot start says so at once, in one sentence that says what to do. */
@ExtendWith(Forks.class)
@Timeout(120)
class InitFailureTest {

  /** What is wrong, and the sentence about it. */
  enum Fault {
    CONSTRUCTOR_THROWS(
        "The constructor of dev.anyfn.checks.platform.Unfit$Throwing threw"
            + " java.lang.IllegalStateException: Setting NOT_SET is missing: set it as an"
            + " environment variable. Mend it, or what it needs; the stack trace is in the log.",
        Unfit.Throwing.class),
    SEVERAL_FUNCTIONS(
        "Found 2 functions (dev.anyfn.checks.fixtures.Echo$EchoText,"
            + " dev.anyfn.checks.fixtures.Echo$EchoBytes): set FN_TARGET to the name or"
            + " class of one of them, or to * to serve them all over HTTP by path /<name>.",
        Echo.EchoText.class,
        Echo.EchoBytes.class),
    TYPE_NOT_CAPTURABLE(
        " open: bind a subclass that says what it is, such as class MyFunction extends Uncapturable<Order>,"
            + " or wrap it with TypedFunction.of.",
        Unfit.Uncapturable.class),
    NO_FUNCTION(
        "Found no function: list its class in META-INF/services/dev.anyfn.Function, or set FN_TARGET"
            + " to the name of its class."),
    NO_SUCH_FUNCTION(
        "There is no function com.example.Missing: FN_TARGET and META-INF/services/dev.anyfn.Function"
            + " name a class in this jar, with its package.");

    private final String sentence;
    private final Class<?>[] functions;

    Fault(String sentence, Class<?>... functions) {
      this.sentence = sentence;
      this.functions = functions;
    }

    <B extends ForkBuilder<B>> B with(B builder) {
      return this == NO_SUCH_FUNCTION ? builder.env("FN_TARGET", "com.example.Missing") : builder;
    }
  }

  private static int exitCode(Fork fork) {
    return fork.process().awaitExit(Forks.LONG);
  }

  @ParameterizedTest
  @EnumSource
  void endsTheContainerWithCode2AndOneLine(Fault fault) {
    try (ContainerFork fork = fault.with(App.container(fault.functions)).start()) {
      assertThat(exitCode(fork)).isEqualTo(2);
      assertThat(fork.output().lines()).hasSize(1);
      JsonNode line = Documents.read(fork.output().lines().get(0).text());
      assertThat(line.path("severity").textValue()).isEqualTo("ERROR");
      assertThat(line.path("message").textValue()).contains(fault.sentence);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isReportedToLambdaAsAFailedInitialisation(Fault fault) {
    try (LambdaFork fork = fault.with(App.lambda(fault.functions)).start()) {
      Failure failure = fork.server().initError().orTimeout(60, TimeUnit.SECONDS).join();
      assertThat(failure.errorMessage()).contains(fault.sentence);
      assertThat(failure.errorType()).isEqualTo("dev.anyfn.runtime.InitializationException");
      assertThat(failure.headerErrorType()).contains("Runtime.BadFunctionCode");
      assertThat(exitCode(fork)).isEqualTo(1);
      assertThat(fork.server().hadFirstNext()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.1, http, CONSTRUCTOR_THROWS", "1.4.1, http, SEVERAL_FUNCTIONS",
    "1.4.1, http, TYPE_NOT_CAPTURABLE", "1.4.1, http, NO_FUNCTION",
    "1.4.1, cloudevent, NO_SUCH_FUNCTION", "1.4.1, cloudevent, CONSTRUCTOR_THROWS",
    "2.0.0, http, CONSTRUCTOR_THROWS", "2.0.0, http, SEVERAL_FUNCTIONS",
    "2.0.0, http, TYPE_NOT_CAPTURABLE", "2.0.0, http, NO_FUNCTION",
    "2.0.0, cloudevent, NO_SUCH_FUNCTION", "2.0.0, cloudevent, CONSTRUCTOR_THROWS",
  })
  void endsTheInvokerBeforeItListens(String version, String signature, Fault fault) {
    InvokerFork.Builder builder = App.invoker(version, fault.functions).signatureType(signature);
    try (InvokerFork fork = fault.with(builder).start()) {
      assertThat(exitCode(fork)).isNotZero();
      assertThat(fork.output().text()).contains("InitializationException: ", fault.sentence);
    }
  }
}
