package dev.anyfn.checks.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.checks.platform.functions.Snapshots;
import dev.anyfn.testkit.fork.LambdaFork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lambda SnapStart, as AWS's runtime client drives it. */
@ExtendWith(Forks.class)
@Timeout(120)
class SnapStartTest {

  private static String story(LambdaFork lambda) {
    return lambda.call("\"?\"".getBytes(UTF_8), Forks.LONG).success().text();
  }

  private static LambdaFork.Builder lambda() {
    return App.lambda().env("FN_TARGET", Snapshots.class.getName());
  }

  @Test
  void tellsTheFunctionOfTheCheckpointAndOfTheRestore() {
    try (LambdaFork lambda = lambda().snapStart().start().awaitReady(Forks.LONG)) {
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
