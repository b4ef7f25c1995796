package dev.anyfn.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.testkit.LambdaFork;
import dev.anyfn.testkit.OutputLine;
import dev.anyfn.testkit.platform.functions.Echo;
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

  private static List<String> loadedFor(Class<?> function, String payload) {
    LambdaFork.Builder builder =
        App.lambda().env("FN_TARGET", function.getName()).jvmArgs("-Xlog:class+load");
    try (LambdaFork lambda = builder.start()) {
      lambda.call(payload.getBytes(StandardCharsets.UTF_8), Forks.LONG).success();
      return lambda.output().lines().stream()
          .map(OutputLine::text)
          .filter(line -> line.contains(" source: "))
          .map(line -> line.substring(line.indexOf("] ") + 2, line.indexOf(" source: ")))
          .toList();
    }
  }

  private static boolean isOfAJsonLibrary(String loaded) {
    String name = loaded.toLowerCase(Locale.ROOT);
    return name.contains("jackson") || name.contains("gson") || name.contains("joda");
  }

  @Test
  void ofTextLoadsNoClassOfJacksonGsonOrJoda() {
    List<String> loaded = loadedFor(Echo.EchoText.class, "\"Euro €\"");
    assertThat(loaded).anyMatch(name -> name.contains(Echo.EchoText.class.getName()));
    assertThat(loaded).hasSizeGreaterThan(300).noneMatch(ColdStartClassesTest::isOfAJsonLibrary);
  }

  /** Proves that the test above would see one. */
  @Test
  void ofARecordLoadsJackson() {
    assertThat(loadedFor(Echo.EchoRecord.class, "{\"id\":\"1\"}"))
        .anyMatch(ColdStartClassesTest::isOfAJsonLibrary);
  }
}
