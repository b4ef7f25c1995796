package dev.anyfn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.fork.OutputLine;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a platform starts it, in a process of its own. */
@Timeout(120)
class MainTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private static ContainerFork.Builder program() {
    return ContainerFork.builder()
        .mainClass(Main.class.getName(), ClassPath.ofThisProcess())
        .env("FN_TARGET", FrontTest.Echo.class.getName());
  }

  private static List<String> lines(ContainerFork container) {
    return container.output().lines().stream().map(OutputLine::text).toList();
  }

  @ParameterizedTest
  @CsvSource({"'', 'Mode http, the default'", "http, 'Mode http, because FN_MODE is set'"})
  void saysItsModeAndServesUntilTheSignal(String mode, String line) throws Exception {
    try (ContainerFork container = program().env("FN_MODE", mode).start().awaitReady(LONG)) {
      try (InputStream health = container.baseUri().resolve("/_/health").toURL().openStream()) {
        assertThat(new String(health.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("OK");
      }
      assertThat(container.terminate(LONG)).isEqualTo(143);
      assertThat(lines(container)).filteredOn(text -> text.contains("Mode ")).hasSize(1);
      assertThat(lines(container).get(0)).contains('"' + line + '"');
      assertThat(lines(container).get(1)).contains("Serving [Echo] over HTTP on port");
    }
  }

  @Test
  void endsWithOneSentenceIfTheModeIsUnknown() {
    try (ContainerFork container = program().env("FN_MODE", "mainframe").start()) {
      assertThat(container.process().awaitExit(LONG)).isEqualTo(2);
      assertThat(lines(container))
          .singleElement()
          .asString()
          .contains("FN_MODE must be one of http; it is \\\"mainframe\\\".");
    }
  }
}
