package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.fork.OutputLine;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a cold start on Lambda loads, counted: classes are what it costs, and do not waver. */
@ExtendWith(Forks.class)
@Timeout(120)
class ColdStartClassesTest {

  private static final String RECORD = "{\"id\":\"1\",\"quantity\":2}";

  private static List<String> loadedOnLambda(Class<?> function, String payload) {
    LambdaFork.Builder builder =
        App.lambda().env("FN_TARGET", function.getName()).jvmArgs("-Xlog:class+load");
    try (LambdaFork lambda = builder.start()) {
      lambda.call(payload.getBytes(StandardCharsets.UTF_8), Forks.LONG).success();
      return loaded(lambda);
    }
  }

  private static List<String> loadedInAContainer(Class<?> function, String body) throws Exception {
    ContainerFork.Builder builder =
        App.container().env("FN_TARGET", function.getName()).jvmArgs("-Xlog:class+load");
    try (ContainerFork container = builder.start().awaitReady(Forks.LONG)) {
      HttpRequest request =
          HttpRequest.newBuilder(container.baseUri())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertThat(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
      return loaded(container);
    }
  }

  /** Of its whole life: what it has written is all there when it has ended. */
  private static List<String> loaded(Fork fork) {
    fork.process().terminate();
    fork.process().awaitExit(Forks.LONG);
    return fork.output().lines().stream()
        .map(OutputLine::text)
        .filter(line -> line.contains(" source: "))
        .map(line -> line.substring(line.indexOf("] ") + 2, line.indexOf(" source: ")))
        .toList();
  }

  private static boolean isOfAJsonLibrary(String loaded) {
    String name = loaded.toLowerCase(Locale.ROOT);
    return name.contains("jackson") || name.contains("gson") || name.contains("joda");
  }

  private static boolean isOfDataBinding(String loaded) {
    return loaded.startsWith("com.fasterxml.jackson.databind")
        || loaded.startsWith("com.fasterxml.jackson.datatype");
  }

  @Test
  void ofTextLoadsNoClassOfJacksonGsonOrJoda() {
    List<String> loaded = loadedOnLambda(Echo.EchoText.class, "\"Euro €\"");
    assertThat(loaded).anyMatch(name -> name.contains(Echo.EchoText.class.getName()));
    assertThat(loaded).hasSizeGreaterThan(300).noneMatch(ColdStartClassesTest::isOfAJsonLibrary);
  }

  @Test
  void ofARecordLoadsTheStreamingCoreAloneOnLambda() {
    assertThat(loadedOnLambda(Echo.EchoRecord.class, RECORD))
        .anyMatch(ColdStartClassesTest::isOfAJsonLibrary)
        .noneMatch(ColdStartClassesTest::isOfDataBinding);
  }

  @Test
  void ofARecordLoadsTheStreamingCoreAloneInAContainer() throws Exception {
    assertThat(loadedInAContainer(Echo.EchoRecord.class, RECORD))
        .anyMatch(ColdStartClassesTest::isOfAJsonLibrary)
        .noneMatch(ColdStartClassesTest::isOfDataBinding);
  }

  /** Proves that the tests above would see it. */
  @Test
  void ofABeanLoadsDataBinding() {
    assertThat(loadedOnLambda(Echo.EchoBean.class, "{\"id\":\"1\"}"))
        .anyMatch(ColdStartClassesTest::isOfDataBinding);
  }
}
