package dev.anyfn.runtime;

import dev.anyfn.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an invocation that an adapter knows beside the payload. Immutable.
 *
 * @param invocationId the platform's identity of it; null to have one made
 * @param attempt the number of this delivery, from 1
 * @param deadline when the platform stops waiting; null if unknown
 * @param trace the trace in which the platform puts it; null to look into the headers
 * @param tenant the tenant for which the platform isolates the instance; null if there is none
 * @param platformContext what {@code Context.unwrap} gives; null for nothing
 */
public record Origin(
    @Nullable String invocationId,
    int attempt,
    @Nullable Instant deadline,
    @Nullable TraceContext trace,
    @Nullable String tenant,
    @Nullable Object platformContext) {

  private static final Origin UNKNOWN = new Origin(null, 1, null, null, null, null);

  /** Returns the origin of which nothing is known: a first attempt without deadline. */
  public static Origin unknown() {
    return UNKNOWN;
  }

  /**
   * Changes the number of the delivery.
   *
   * @param number the number of the delivery, from 1
   */
  public Origin withAttempt(int number) {
    return new Origin(invocationId, number, deadline, trace, tenant, platformContext);
  }
}
