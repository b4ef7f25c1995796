package dev.anyfn.aws;

import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.platform.Application;
import java.time.Duration;

/** Functions on the real Lambda client, by the class path of the test. */
final class Lambdas {

  /** Long enough for a busy machine. */
  static final Duration LONG = Duration.ofSeconds(60);

  private Lambdas() {}

  static LambdaFork.Builder of(Class<?>... functions) {
    return Application.of(functions).lambda();
  }
}
