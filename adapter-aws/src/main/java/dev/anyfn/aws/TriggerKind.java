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
 * <p>The rows have bodies rather than lambdas, which cost a cold start more than classes do.
 */
enum TriggerKind {
  SQS("sqs") {
    @Override
    boolean claims(Outline outline) {
      return outline.is("Records.0.eventSource", "aws:sqs");
    }

    @Override
    Trigger create(Instance instance) {
      return new SqsTrigger(instance);
    }
  },

  FUNCTION_URL("function-url") {
    @Override
    boolean claims(Outline outline) {
      return outline.has("requestContext.http")
          && !isAuthorizer(outline)
          && outline.contains("requestContext.domainName", ".lambda-url.");
    }

    @Override
    Trigger create(Instance instance) {
      return new GatewayTrigger(instance, GatewayFormat.V2);
    }
  },

  API_GATEWAY_V2("api-gateway-v2") {
    @Override
    boolean claims(Outline outline) {
      return outline.has("requestContext.http") && !isAuthorizer(outline);
    }

    @Override
    Trigger create(Instance instance) {
      return new GatewayTrigger(instance, GatewayFormat.V2);
    }
  },

  API_GATEWAY_V1("api-gateway-v1") {
    @Override
    boolean claims(Outline outline) {
      return outline.has("httpMethod")
          && !outline.has("requestContext.elb")
          && !isAuthorizer(outline)
          && (outline.has("resource")
              || outline.has("requestContext.requestId")
              || outline.has("requestContext.resourcePath"));
    }

    @Override
    Trigger create(Instance instance) {
      return new GatewayTrigger(instance, GatewayFormat.V1);
    }
  },

  DIRECT("direct") {
    @Override
    boolean claims(Outline outline) {
      return true;
    }

    @Override
    Trigger create(Instance instance) {
      DirectTrigger direct = new DirectTrigger(instance);
      return new Trigger() {
        @Override
        public void handle(byte[] payload, OutputStream out, Origin origin) throws Exception {
          direct.handle(payload, out, origin);
        }
      };
    }
  };

  private final String label;

  TriggerKind(String label) {
    this.label = label;
  }

  /** The value of {@code FN_TRIGGER}. */
  String label() {
    return label;
  }

  /** An authorizer is sent the request it decides about, and answers with a policy instead. */
  private static boolean isAuthorizer(Outline outline) {
    return (outline.is("type", "REQUEST") || outline.is("type", "TOKEN"))
        && (outline.has("methodArn") || outline.has("routeArn"));
  }

  /** Whether a payload with this outline comes from this trigger. */
  abstract boolean claims(Outline outline);

  /** What handles its payloads. */
  abstract Trigger create(Instance instance);
}
