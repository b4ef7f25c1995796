package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.InvokerFork;
import java.util.function.Supplier;

/** Where a function is called over HTTP. A new platform joins all tests by one row. */
enum HttpTarget {
  CONTAINER("HTTP container", () -> new ServerCaller(Forks.container())),
  INVOKER_1_4_1("Google invoker 1.4.1", () -> invoker(InvokerFork.PRODUCTION)),
  INVOKER_2_0_0("Google invoker 2.0.0", () -> invoker(InvokerFork.CURRENT)),
  API_GATEWAY_V1("Lambda, REST API", () -> new GatewayCaller(Forks.lambda(), Gateway.V1)),
  API_GATEWAY_V2("Lambda, HTTP API", () -> new GatewayCaller(Forks.lambda(), Gateway.V2)),
  FUNCTION_URL("Lambda URL", () -> new GatewayCaller(Forks.lambda(), Gateway.FUNCTION_URL));

  private final String label;
  private final Supplier<Caller> caller;

  HttpTarget(String label, Supplier<Caller> caller) {
    this.label = label;
    this.caller = caller;
  }

  private static Caller invoker(String version) {
    return new ServerCaller(Forks.invoker(version));
  }

  /** On a fork that serves all functions by path, and lives until the last test is done. */
  Caller caller() {
    return caller.get();
  }

  @Override
  public String toString() {
    return label;
  }
}
