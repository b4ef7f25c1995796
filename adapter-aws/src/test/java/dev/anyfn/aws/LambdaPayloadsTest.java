package dev.anyfn.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.Function;
import dev.anyfn.checks.fixtures.Documents;
import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.checks.fixtures.Facts;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.Gives;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.InvocationOptions;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.platform.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the wire table as a direct payload on Lambda: a fork for each function. */
@Timeout(120)
class LambdaPayloadsTest {

  private static final String ORDER = "{\"id\":\"€1\",\"quantity\":3,\"tags\":[\"a\",\"😀\"]}";
  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"id-1\",\"source\":\"/s\",\"type\":\"t\",\"data\":"
          + ORDER
          + "}";

  /** Payload and answer, each as JSON; an answer that begins with ! is part of an error. */
  private static Stream<DynamicTest> of(Class<?> function, String... payloadsAndAnswers) {
    return Stream.of(
        DynamicTest.dynamicTest(
            function.getSimpleName(),
            () -> {
              try (LambdaFork lambda = Lambdas.of(function).start()) {
                for (int i = 0; i < payloadsAndAnswers.length; i += 2) {
                  check(lambda, payloadsAndAnswers[i], payloadsAndAnswers[i + 1]);
                }
              }
            }));
  }

  private static void check(LambdaFork lambda, String payload, String answer) {
    InvocationResult result = lambda.call(bytes(payload), Lambdas.LONG);
    String seen = "payload " + payload + " got " + result;
    if (answer.startsWith("!")) {
      Failure failure = result.failure();
      assertThat(failure.errorMessage()).as(seen).contains(answer.substring(1));
      lambda.output().await(line -> line.contains(quoted(answer.substring(1))), Lambdas.LONG);
    } else {
      JsonNode json = Documents.read(result.success().text());
      assertThat(json).as(seen).isEqualTo(Documents.read(answer));
    }
  }

  private static String quoted(String text) {
    String json = new String(Documents.write(text), StandardCharsets.UTF_8);
    return json.substring(1, json.length() - 1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @TestFactory
  Stream<DynamicTest> ofTextAndBytes() {
    return Stream.of(
            of(
                Echo.EchoText.class,
                "\"Euro € 😀 \\u0000 \\n\"",
                "\"Euro € 😀 \\u0000 \\n\"",
                " {\"a\": 1}",
                "\" {\\\"a\\\": 1}\"",
                "\"\"",
                "\"\""),
            of(Echo.EchoBytes.class, ORDER, ORDER, "\"€\"", "\"€\""),
            of(Echo.EchoStream.class, ORDER, ORDER, "[1,2.50]", "[1,2.50]"),
            of(Failing.NotJson.class, "1", "!The bytes that the function returned are not JSON"))
        .flatMap(test -> test);
  }

  @TestFactory
  Stream<DynamicTest> ofJson() {
    return Stream.of(
            of(
                Echo.EchoRecord.class,
                ORDER,
                ORDER,
                "{\"id\":",
                "!The body is not valid JSON",
                "{\"id\":\"1\",\"quantity\":\"x\"}",
                "!quantity: expected number, found string",
                "null",
                "!Expected a value, found null"),
            of(Echo.EchoList.class, "[" + ORDER + "]", "[" + ORDER + "]", "{}", "!expected array"),
            of(Gives.BatchSum.class, "[" + ORDER + "," + ORDER + "]", "6", "3", "!Expected a JSON"),
            of(
                Gives.BatchTally.class,
                "[" + ORDER + "]",
                "null",
                "[{\"id\":\"a\",\"quantity\":-1}]",
                "!secret: a is negative"))
        .flatMap(test -> test);
  }

  @TestFactory
  Stream<DynamicTest> ofEventsAndOutputsAlone() {
    return Stream.of(
            of(Echo.EchoEvent.class, EVENT, withType(EVENT), "{}", "!specversion"),
            of(
                Gives.MakeEvent.class,
                "\"€\"",
                "{\"specversion\":\"1.0\",\"id\":\"made-1\",\"source\":\"/made\",\"type\":\"made\","
                    + "\"subject\":\"€\",\"datacontenttype\":\"text/plain; charset=utf-8\","
                    + "\"data\":\"data of € \"}"),
            of(Gives.Nothing.class, ORDER, "null"),
            of(Gives.NullText.class, "\"x\"", "null"),
            of(Gives.TakesNothing.class, "{\"any\":1}", "\"called with null\""),
            of(Gives.Answer.class, "\"x\"", "\"<p>x</p>\""),
            of(Gives.RecordAnswer.class, ORDER, ORDER),
            of(Gives.EmptyAnswer.class, "\"204\"", "null"),
            of(Gives.Ticks.class, "2", "[{\"n\":1},{\"n\":2}]", "0", "[]"),
            of(Gives.Lines.class, "null", "[\"Euro € 😀\",\"two\\nlines\"]"))
        .flatMap(test -> test);
  }

  /** Data without a media type is JSON, which is said when it is written again. */
  private static String withType(String event) {
    return event.replace("\"data\":", "\"datacontenttype\":\"application/json\",\"data\":");
  }

  @Test
  void tellTheFactsOfTheInvocation() {
    InvocationOptions options =
        InvocationOptions.builder()
            .requestId("request-1")
            .traceId("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")
            .timeout(Duration.ofSeconds(20))
            .build();
    try (LambdaFork lambda = Lambdas.of(Facts.class).start()) {
      JsonNode told =
          Documents.read(lambda.server().call(bytes("{}"), options, Lambdas.LONG).success().text());
      assertThat(told.path("invocationId").textValue()).isEqualTo("request-1");
      assertThat(told.path("functionName").textValue()).isEqualTo("Facts");
      assertThat(told.path("remainingMillis").longValue()).isBetween(1L, 20_000L);
      assertThat(told.path("traceparent").textValue())
          .isEqualTo("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01");
      assertThat(told.path("method").isNull()).isTrue();
      assertThat(told.path("coldStart").booleanValue()).isTrue();
      String again = lambda.call(bytes("{}"), Lambdas.LONG).success().text();
      assertThat(Documents.read(again).path("coldStart").booleanValue()).isFalse();
    }
  }

  @Test
  void beyondTheLimitAreRefused() {
    LambdaFork.Builder echo = Lambdas.of(Echo.EchoText.class).env("FN_MAX_BODY_BYTES", "10");
    try (LambdaFork lambda = echo.start()) {
      byte[] large = new byte[11];
      Arrays.fill(large, (byte) '1');
      Failure failure = lambda.call(large, Lambdas.LONG).failure();
      assertThat(failure.errorType()).isEqualTo("dev.anyfn.FunctionException");
      assertThat(failure.errorMessage()).contains("PAYLOAD_TOO_LARGE", "larger than 10 bytes");
    }
  }

  @Test
  void cannotChooseAmongSeveralFunctions(@TempDir Path directory) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(Function.class.getName()),
        Echo.EchoText.class.getName() + "\n" + Echo.EchoBytes.class.getName());
    ClassPath listed = ClassPath.of(directory).and(Application.of().classPath());
    LambdaFork.Builder two = Application.of().classPath(listed).lambda();
    try (LambdaFork lambda = two.env("FN_TARGET", "*").start()) {
      Failure failure = lambda.call(bytes("\"x\""), Lambdas.LONG).failure();
      assertThat(failure.errorMessage()).contains("set FN_TARGET to one of them");
    }
  }
}
