package dev.anyfn.checks.platform;

import static dev.anyfn.checks.platform.Expected.ok;
import static dev.anyfn.checks.platform.Expected.status;
import static dev.anyfn.testkit.event.HttpEvent.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.checks.fixtures.Documents;
import dev.anyfn.checks.fixtures.Facts;
import dev.anyfn.checks.fixtures.ServerCaller;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.InvokerFork;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Platform;
import dev.anyfn.testkit.platform.Target;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the context tells a function over HTTP, on every platform that speaks it. */
@ExtendWith(Forks.class)
@Timeout(120)
class ContextTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

  private static Expected fact(String name, String json) {
    return ok().that(
            a -> assertThat(Documents.of(a).path(name)).as(name).isEqualTo(Documents.read(json)));
  }

  @TestFactory
  Stream<DynamicNode> ofTheRequest() {
    return Stream.of(
            Case.of("its method", HttpEvent.post("/Facts").json("1"), fact("method", "\"POST\"")),
            Case.of("its name", get("/Facts/more"), fact("functionName", "\"Facts\"")),
            Case.of(
                "its path as it was sent",
                get("/Facts/%C3%A9%20b"),
                fact("path", "\"/Facts/%C3%A9%20b\"")),
            slashInPath(),
            Case.of(
                "its query, decoded, each name with all values",
                get("/Facts?x=1%2C2&y=%E2%82%AC+z&x=3&empty="),
                fact("query", "{\"x\":[\"1,2\",\"3\"],\"y\":[\"€ z\"],\"empty\":[\"\"]}")),
            Case.of(
                "a header that is repeated",
                get("/Facts").header("X-Many", "one").header("X-Many", "two, three"),
                ok().that(
                        a ->
                            assertThat(Documents.of(a).path("many").asText().replace(" ", ""))
                                .isEqualTo("one,two,three"))),
            Case.of(
                "its cookies",
                get("/Facts").header("Cookie", "a=1; b=\"2\""),
                fact("cookie", "\"a=1; b=\\\"2\\\"\"")),
            Case.of(
                "its trace",
                get("/Facts").header("traceparent", TRACEPARENT),
                fact("traceparent", "\"" + TRACEPARENT + "\"")),
            Case.of(
                "Google's trace",
                get("/Facts").header("X-Cloud-Trace-Context", TRACE + "/1;o=1"),
                fact("traceparent", "\"00-" + TRACE + "-0000000000000001-01\"")),
            Case.of("which delivery it is", get("/Facts"), fact("attempt", "1")))
        .map(Case::everywhere);
  }

  private static Case slashInPath() {
    Expected decoded = fact("path", "\"/Facts/a/b\"");
    String why = "format 2.0 has the path decoded";
    return Case.of(
            "an encoded slash in its path", get("/Facts/a%2Fb"), fact("path", "\"/Facts/a%2Fb\""))
        .but(Platform.LAMBDA_HTTP_API, why, decoded)
        .but(Platform.LAMBDA_FUNCTION_URL, why, decoded)
        .but(
            Platform.INVOKER_2_0_0,
            "Jetty 12 refuses it as ambiguous, before any function",
            status(400));
  }

  private static JsonNode facts(Target target, String path) {
    return Documents.of(ServerCaller.answer(target.call(Call.http(get(path)))));
  }

  @ParameterizedTest
  @MethodSource("dev.anyfn.checks.platform.Forks#overHttp")
  void hasIdentitiesOfInvocationAndInstance(Target target) {
    JsonNode first = facts(target, "/Facts");
    JsonNode second = facts(target, "/Facts");
    assertThat(first.path("invocationId").asText()).isNotBlank();
    assertThat(first.path("invocationId")).isNotEqualTo(second.path("invocationId"));
    assertThat(first.path("instanceId").asText()).isNotBlank();
    assertThat(first.path("instanceId")).isEqualTo(second.path("instanceId"));
  }

  @ParameterizedTest
  @MethodSource("dev.anyfn.checks.platform.Forks#overHttp")
  void unwrapsToThePlatformsOwn(Target target) {
    assertThat(facts(target, "/Facts").path("platform"))
        .anyMatch(name -> name.textValue().equals(ownContext(target.fork())));
  }

  private static String ownContext(Fork fork) {
    if (fork instanceof LambdaFork) {
      return "com.amazonaws.services.lambda.runtime.Context";
    }
    return fork instanceof InvokerFork
        ? "com.google.cloud.functions.HttpRequest"
        : "com.sun.net.httpserver.HttpExchange";
  }

  /** Lambda does, without being set up to. */
  @ParameterizedTest
  @MethodSource("dev.anyfn.checks.platform.Forks#overHttp")
  void tellsTheDeadlineWhereThePlatformDoes(Target target) {
    JsonNode remaining = facts(target, "/Facts").path("remainingMillis");
    if (target.fork() instanceof LambdaFork) {
      assertThat(remaining.longValue()).isBetween(1L, 30_000L);
    } else {
      assertThat(remaining.isNull()).isTrue();
    }
  }

  @TestFactory
  Stream<DynamicNode> isColdForTheFirstInvocationOnly() {
    return Stream.of(
        firstOf(Platform.HTTP_CONTAINER, ContextTest::container),
        firstOf(Platform.INVOKER_1_4_1, () -> invoker(InvokerFork.PRODUCTION)),
        firstOf(Platform.INVOKER_2_0_0, () -> invoker(InvokerFork.CURRENT)),
        firstOf(Platform.LAMBDA_FUNCTION_URL, () -> App.lambda(Facts.class).start()));
  }

  private static Fork container() {
    return App.container(Facts.class).env("FN_TIMEOUT", "9").start().awaitReady(Forks.LONG);
  }

  private static Fork invoker(String version) {
    return App.invoker(version, Facts.class)
        .env("CLOUD_RUN_TIMEOUT_SECONDS", "9")
        .start()
        .awaitReady(Forks.LONG);
  }

  /** The servers are told of a time limit, as their platform would. */
  private static DynamicTest firstOf(Platform platform, Supplier<Fork> start) {
    return DynamicTest.dynamicTest(
        platform.toString(),
        () -> {
          try (Fork fork = start.get()) {
            Target target = platform.on(fork);
            JsonNode first = facts(target, "/");
            JsonNode second = facts(target, "/");
            assertThat(first.path("coldStart").booleanValue()).isTrue();
            assertThat(second.path("coldStart").booleanValue()).isFalse();
            long limit = fork instanceof LambdaFork ? 30_000 : 9_000;
            assertThat(first.path("remainingMillis").longValue()).isBetween(1L, limit);
            assertThat(fork.process().isAlive()).isTrue();
          }
        });
  }
}
