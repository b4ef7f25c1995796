package dev.anyfn.aws;

import com.amazonaws.services.lambda.runtime.Context;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.TraceHeaders;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the facts about an invocation from Lambda's context. */
final class LambdaOrigin {

  private LambdaOrigin() {}

  static Origin of(Context context) {
    int remaining = context.getRemainingTimeInMillis();
    return new Origin(
        context.getAwsRequestId(),
        1,
        remaining > 0 ? Instant.now().plusMillis(remaining) : null,
        TraceHeaders.xray(trace(context)),
        tenant(context),
        context);
  }

  /** The method came with aws-lambda-java-core 1.4.0, as {@link #trace} says. */
  private static @Nullable String tenant(Context context) {
    try {
      return context.getTenantId();
    } catch (NoSuchMethodError e) {
      return null;
    }
  }

  /**
   * The method came with aws-lambda-java-core 1.4.0, and the platform's own, older copy shadows
   * ours; the system property is set where one invocation runs at a time.
   */
  private static @Nullable String trace(Context context) {
    try {
      String trace = context.getXrayTraceId();
      if (trace != null) {
        return trace;
      }
    } catch (NoSuchMethodError e) {
      // an older core: the property is all there is
    }
    return System.getProperty("com.amazonaws.xray.traceHeader");
  }
}
