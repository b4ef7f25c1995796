package dev.anyfn.gcp;

import dev.anyfn.testkit.fork.InvokerFork;
import dev.anyfn.testkit.platform.Application;
import java.time.Duration;

/** Functions on Google's invoker, by the class path of the test. */
final class Invokers {

  /** Long enough for a busy machine. */
  static final Duration LONG = Duration.ofSeconds(60);

  private Invokers() {}

  static InvokerFork start(String version, String signatureType, Class<?> function) {
    return Application.of(function)
        .invoker(version)
        .signatureType(signatureType)
        .start()
        .awaitReady(LONG);
  }
}
