package dev.anyfn.samples.tour;

import dev.anyfn.testkit.fork.InvokerFork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The stops of the tour. */
final class Stops {

  private Stops() {}

  /**
   * Returns the stops that an operating system has: AWS's runtime client has a part for Linux
   * alone.
   */
  static List<Stop> on(String system, Path jar) {
    List<Stop> stops = new ArrayList<>();
    if (hasLambda(system)) {
      stops.add(new Stop("AWS Lambda", "plain invoke", false, () -> LambdaStop.plain(jar)));
      stops.add(new Stop("AWS Lambda", "API Gateway, v2", false, () -> LambdaStop.gateway(jar)));
      stops.add(new Stop("AWS Lambda", "SQS, partial batch", true, () -> LambdaStop.sqs(jar)));
    }
    for (String version : List.of(InvokerFork.PRODUCTION, InvokerFork.CURRENT)) {
      String runtime = "Google invoker " + version;
      stops.add(new Stop(runtime, "HTTP", false, () -> HttpStop.invoker(jar, version)));
      stops.add(new Stop(runtime, "CloudEvent", true, () -> HttpStop.events(jar, version)));
    }
    stops.add(new Stop("HTTP container", "HTTP", false, () -> HttpStop.container(jar)));
    return stops;
  }

  static boolean hasLambda(String system) {
    return system.equals("Linux");
  }
}
