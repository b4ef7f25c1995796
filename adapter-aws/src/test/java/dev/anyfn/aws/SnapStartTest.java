package dev.anyfn.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.testkit.fork.LambdaFork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lambda SnapStart, as AWS's runtime client drives it. */
@Timeout(120)
class SnapStartTest {

  private static String story(LambdaFork lambda) {
    return lambda.call("\"?\"".getBytes(UTF_8), Lambdas.LONG).success().text();
  }

  private static LambdaFork.Builder lambda() {
    return Lambdas.of(Snapshots.class);
  }

  @Test
  void tellsTheFunctionOfTheCheckpointAndOfTheRestore() {
    try (LambdaFork lambda = lambda().snapStart().start().awaitReady(Lambdas.LONG)) {
      lambda.server().restore();
      assertThat(story(lambda)).isEqualTo("\"built, checkpoint, restored\"");
    }
  }

  @Test
  void tellsItNothingWhereNoImageIsMade() {
    try (LambdaFork lambda = lambda().start()) {
      assertThat(story(lambda)).isEqualTo("\"built\"");
    }
  }
}
