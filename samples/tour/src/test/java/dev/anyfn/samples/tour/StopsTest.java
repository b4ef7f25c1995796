package dev.anyfn.samples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopsTest {

  private static List<String> runtimes(String system) {
    return Stops.on(system, Path.of("greeting.jar")).stream()
        .map(Stop::runtime)
        .distinct()
        .toList();
  }

  @Test
  void areAllOnLinux() {
    assertThat(runtimes("Linux"))
        .containsExactly(
            "AWS Lambda", "Google invoker 1.4.1", "Google invoker 2.0.0", "HTTP container");
    assertThat(Stops.on("Linux", Path.of("greeting.jar"))).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mac OS X", "Windows 11"})
  void areWithoutLambdaElsewhere(String system) {
    assertThat(runtimes(system))
        .containsExactly("Google invoker 1.4.1", "Google invoker 2.0.0", "HTTP container");
    assertThat(Stops.on(system, Path.of("greeting.jar"))).hasSize(5);
  }
}
