package dev.anyfn.aws;

import static dev.anyfn.aws.Sign.any;
import static dev.anyfn.aws.Sign.contains;
import static dev.anyfn.aws.Sign.has;
import static dev.anyfn.aws.Sign.is;
import static dev.anyfn.aws.Sign.lacks;

import org.jspecify.annotations.Nullable;

/**
 * One trigger of Lambda: its name, how its payload is recognised, and its format. The package of a
 * format is its family, which decides what a failure means:
 *
 * <ul>
 *   <li>{@code http}: HTTP envelopes; the answer has the status of the failure
 *   <li>{@code records}: records with partial failure; the answer names those that failed
 *   <li>{@code events}: events; a failure is thrown, so that the platform delivers again
 *   <li>this package: payloads without envelope, and envelopes that are refused
 * </ul>
 *
 * <p>A format is named by its class name, because a reference would load the classes of all rows at
 * a cold start.
 */
final class TriggerRow {

  private static final String HERE = "dev.anyfn.aws.";

  /** Asked in this order; the last row takes what no other claims. */
  static final TriggerRow[] TABLE = {
    new TriggerRow("sqs", HERE + "records.SqsFormat", is("Records.0.eventSource", "aws:sqs")),
    // An authorizer gets the request that it decides about, and answers with a policy.
    new TriggerRow(
        null,
        HERE + "DirectFormat",
        any(is("type", "REQUEST"), is("type", "TOKEN")),
        any(has("methodArn"), has("routeArn"))),
    new TriggerRow(
        "function-url",
        HERE + "http.HttpApiFormat",
        has("requestContext.http"),
        contains("requestContext.domainName", ".lambda-url.")),
    new TriggerRow("api-gateway-v2", HERE + "http.HttpApiFormat", has("requestContext.http")),
    new TriggerRow(
        "api-gateway-v1",
        HERE + "http.RestApiFormat",
        has("httpMethod"),
        lacks("requestContext.elb"),
        any(has("resource"), has("requestContext.requestId"), has("requestContext.resourcePath"))),
    new TriggerRow("direct", HERE + "DirectFormat"),
  };

  private final @Nullable String label;
  private final String format;
  private final Sign[] signs;

  /** Without label, no {@code FN_TRIGGER} can name it. It claims payloads that bear all signs. */
  TriggerRow(@Nullable String label, String format, Sign... signs) {
    this.label = label;
    this.format = format;
    this.signs = signs;
  }

  /** Returns the value of {@code FN_TRIGGER}; null if there is none. */
  @Nullable String label() {
    return label;
  }

  boolean claims(Outline outline) {
    for (Sign sign : signs) {
      if (!sign.holds(outline)) {
        return false;
      }
    }
    return true;
  }

  /** Loads the format. */
  Format format() {
    try {
      return Class.forName(format).asSubclass(Format.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(format + " is no format of this jar", e);
    }
  }

  /** Returns the label and the class of the format. */
  @Override
  public String toString() {
    return label + ": " + format;
  }
}
