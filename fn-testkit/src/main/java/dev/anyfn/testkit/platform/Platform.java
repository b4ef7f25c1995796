package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.platform.Call.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The code paths to a function, one a row: its runtime, and the way of a call to it. A new row
 * joins all tests.
 */
public enum Platform {
  /** The container that listens on {@code PORT}: Cloud Run, Knative, Fargate and the like. */
  HTTP_CONTAINER("HTTP container", ForkKind.CONTAINER, Doors.SERVER),

  /** Google's invoker as production installs it, with signature type {@code http}. */
  INVOKER_1_4_1("Google invoker 1.4.1", ForkKind.INVOKER_1_4_1, Doors.SERVER),

  /** Google's newest invoker, with signature type {@code http}. */
  INVOKER_2_0_0("Google invoker 2.0.0", ForkKind.INVOKER_2_0_0, Doors.SERVER),

  /** Google's invoker as production installs it, with signature type {@code cloudevent}. */
  INVOKER_1_4_1_CLOUDEVENT(
      "Google invoker 1.4.1, cloudevent", ForkKind.INVOKER_1_4_1_CLOUDEVENT, Doors.INVOKER_EVENTS),

  /** Google's newest invoker, with signature type {@code cloudevent}. */
  INVOKER_2_0_0_CLOUDEVENT(
      "Google invoker 2.0.0, cloudevent", ForkKind.INVOKER_2_0_0_CLOUDEVENT, Doors.INVOKER_EVENTS),

  /** AWS's runtime client behind an API Gateway REST API (payload format 1.0). */
  LAMBDA_REST_API("Lambda, REST API", ForkKind.LAMBDA, Doors.REST_API),

  /** AWS's runtime client behind an API Gateway HTTP API (payload format 2.0). */
  LAMBDA_HTTP_API("Lambda, HTTP API", ForkKind.LAMBDA, Doors.HTTP_API),

  /** AWS's runtime client behind a Function URL. */
  LAMBDA_FUNCTION_URL("Lambda, Function URL", ForkKind.LAMBDA, Doors.FUNCTION_URL),

  /** AWS's runtime client, invoked with a payload of JSON. */
  LAMBDA_DIRECT("Lambda, direct payload", ForkKind.LAMBDA, new DirectCarrier()),

  /** AWS's runtime client, fed by an event source mapping of SQS. */
  LAMBDA_SQS("Lambda, SQS", ForkKind.LAMBDA, new SqsCarrier());

  private final String label;
  private final ForkKind host;

  @SuppressWarnings("ImmutableEnumChecker") // carriers have no state but an HTTP client
  private final Carrier carrier;

  Platform(String label, ForkKind host, Carrier carrier) {
    this.label = label;
    this.host = host;
    this.carrier = carrier;
  }

  /** Returns the kinds of calls it carries, at least one. */
  public Set<Kind> carries() {
    return EnumSet.copyOf(carrier.carries());
  }

  /**
   * Returns this platform on the caller's own fork with one function, for a process with special
   * settings.
   */
  public Target on(Fork fork) {
    return new Target(this, new Processes.Given(fork, new AtomicInteger()), Set.of(Kind.values()));
  }

  ForkKind host() {
    return host;
  }

  Carrier carrier() {
    return carrier;
  }

  /** Returns its name in words. */
  @Override
  public String toString() {
    return label;
  }
}
