package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.InvokerFork;
import java.util.function.Supplier;

/** Where a function is called over HTTP. A new platform joins all tests by one row. */
enum HttpTarget {
  CONTAINER(
      "HTTP container",
      "com.sun.net.httpserver.HttpExchange",
      false,
      () -> new ServerCaller(Forks.container())),
  INVOKER_1_4_1(
      "Google invoker 1.4.1",
      "com.google.cloud.functions.HttpRequest",
      false,
      () -> invoker(InvokerFork.PRODUCTION)),
  INVOKER_2_0_0(
      "Google invoker 2.0.0",
      "com.google.cloud.functions.HttpRequest",
      false,
      () -> invoker(InvokerFork.CURRENT)),
  API_GATEWAY_V1(
      "Lambda, REST API",
      "com.amazonaws.services.lambda.runtime.Context",
      true,
      () -> GatewayCaller.restApi(Forks.lambda())),
  API_GATEWAY_V2(
      "Lambda, HTTP API",
      "com.amazonaws.services.lambda.runtime.Context",
      true,
      () -> GatewayCaller.httpApi(Forks.lambda())),
  FUNCTION_URL(
      "Lambda URL",
      "com.amazonaws.services.lambda.runtime.Context",
      true,
      () -> GatewayCaller.functionUrl(Forks.lambda()));

  private final String label;
  private final String platformContext;
  private final boolean hasDeadline;
  private final Supplier<Caller> caller;

  HttpTarget(String label, String platformContext, boolean hasDeadline, Supplier<Caller> caller) {
    this.label = label;
    this.platformContext = platformContext;
    this.hasDeadline = hasDeadline;
    this.caller = caller;
  }

  /** The type that the context can be unwrapped to. */
  String platformContext() {
    return platformContext;
  }

  /** Whether the platform tells how long it waits, without being set up to. */
  boolean hasDeadline() {
    return hasDeadline;
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
