package dev.anyfn.aws;

import dev.anyfn.runtime.DirectTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import java.io.OutputStream;

/**
 * The triggers of Lambda, one a row: its name for {@code FN_TRIGGER}, how its payload is told from
 * others, and what is done with it. Asked in this order; what none of them claims is {@link
 * #DIRECT}.
 *
 * <p>Neither lambdas nor bodies of the constants: the former cost a cold start most, and each of
 * the latter is a class.
 */
enum TriggerKind {
  SQS("sqs"),
  FUNCTION_URL("function-url"),
  API_GATEWAY_V2("api-gateway-v2"),
  API_GATEWAY_V1("api-gateway-v1"),
  DIRECT("direct");

  private final String label;

  TriggerKind(String label) {
    this.label = label;
  }

  /** The value of {@code FN_TRIGGER}. */
  String label() {
    return label;
  }

  /** Whether a payload with this outline comes from this trigger. */
  boolean claims(Outline outline) {
    if (this == SQS) {
      return outline.is("Records.0.eventSource", "aws:sqs");
    }
    if (this == DIRECT) {
      return true;
    }
    if (isAuthorizer(outline)) {
      return false;
    }
    if (this == API_GATEWAY_V1) {
      return outline.has("httpMethod")
          && !outline.has("requestContext.elb")
          && (outline.has("resource")
              || outline.has("requestContext.requestId")
              || outline.has("requestContext.resourcePath"));
    }
    return outline.has("requestContext.http")
        && (this == API_GATEWAY_V2
            || outline.contains("requestContext.domainName", ".lambda-url."));
  }

  /** An authorizer is sent the request it decides about, and answers with a policy instead. */
  private static boolean isAuthorizer(Outline outline) {
    return (outline.is("type", "REQUEST") || outline.is("type", "TOKEN"))
        && (outline.has("methodArn") || outline.has("routeArn"));
  }

  /** What handles its payloads. */
  Trigger create(Instance instance) {
    if (this == SQS) {
      return new SqsTrigger(instance);
    }
    if (this == DIRECT) {
      return direct(new DirectTrigger(instance));
    }
    return new GatewayTrigger(
        instance, this == API_GATEWAY_V1 ? GatewayFormat.V1 : GatewayFormat.V2);
  }

  private static Trigger direct(DirectTrigger direct) {
    return new Trigger() {
      @Override
      public void handle(byte[] payload, OutputStream out, Origin origin) throws Exception {
        direct.handle(payload, out, origin);
      }
    };
  }
}
