package dev.anyfn.testkit.platform;

import static dev.anyfn.testkit.event.HttpEvent.get;
import static dev.anyfn.testkit.platform.Expected.ok;
import static dev.anyfn.testkit.platform.Expected.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.testkit.Fork;
import dev.anyfn.testkit.InvokerFork;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.platform.functions.Facts;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        .but(HttpTarget.API_GATEWAY_V2, why, decoded)
        .but(HttpTarget.FUNCTION_URL, why, decoded)
        .but(
            HttpTarget.INVOKER_2_0_0,
            "Jetty 12 refuses it as ambiguous, before any function",
            status(400));
  }

  @ParameterizedTest
  @EnumSource
  void hasIdentitiesOfInvocationAndInstance(HttpTarget target) {
    JsonNode first = Documents.of(target.caller().call(get("/Facts")));
    JsonNode second = Documents.of(target.caller().call(get("/Facts")));
    assertThat(first.path("invocationId").asText()).isNotBlank();
    assertThat(first.path("invocationId")).isNotEqualTo(second.path("invocationId"));
    assertThat(first.path("instanceId").asText()).isNotBlank();
    assertThat(first.path("instanceId")).isEqualTo(second.path("instanceId"));
  }

  @ParameterizedTest
  @EnumSource
  void unwrapsToThePlatformsOwn(HttpTarget target) {
    assertThat(Documents.of(target.caller().call(get("/Facts"))).path("platform"))
        .anyMatch(name -> name.textValue().equals(target.platformContext()));
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheDeadlineWhereThePlatformDoes(HttpTarget target) {
    JsonNode remaining = Documents.of(target.caller().call(get("/Facts"))).path("remainingMillis");
    if (target.hasDeadline()) {
      assertThat(remaining.longValue()).isBetween(1L, 30_000L);
    } else {
      assertThat(remaining.isNull()).isTrue();
    }
  }

  @TestFactory
  Stream<DynamicNode> isColdForTheFirstInvocationOnly() {
    return Stream.of(
        firstOf("HTTP container", () -> container()),
        firstOf("Google invoker 1.4.1", () -> invoker(InvokerFork.PRODUCTION)),
        firstOf("Google invoker 2.0.0", () -> invoker(InvokerFork.CURRENT)),
        firstOf("Lambda", () -> GatewayCaller.functionUrl(App.lambda(Facts.class).start())));
  }

  private static Caller container() {
    return new ServerCaller(
        App.container(Facts.class).env("FN_TIMEOUT", "9").start().awaitReady(Forks.LONG));
  }

  private static Caller invoker(String version) {
    return new ServerCaller(
        App.invoker(version, Facts.class)
            .env("CLOUD_RUN_TIMEOUT_SECONDS", "9")
            .start()
            .awaitReady(Forks.LONG));
  }

  /** The servers are told of a time limit, as their platform would. */
  private static DynamicTest firstOf(String name, Supplier<Caller> start) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Caller caller = start.get();
          try (Fork fork = caller.fork()) {
            JsonNode first = Documents.of(caller.call(get("/")));
            JsonNode second = Documents.of(caller.call(get("/")));
            assertThat(first.path("coldStart").booleanValue()).isTrue();
            assertThat(second.path("coldStart").booleanValue()).isFalse();
            long limit = caller instanceof GatewayCaller ? 30_000 : 9_000;
            assertThat(first.path("remainingMillis").longValue()).isBetween(1L, limit);
            assertThat(fork.process().isAlive()).isTrue();
          }
        });
  }
}
