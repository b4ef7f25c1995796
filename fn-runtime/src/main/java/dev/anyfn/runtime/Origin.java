package dev.anyfn.runtime;

import dev.anyfn.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter knows of an invocation beyond its payload. Immutable.
 *
 * @param invocationId the platform's identity of it; null to have one made
 * @param attempt which delivery this is, from 1
 * @param deadline when the platform stops waiting; null if it does not say
 * @param trace the trace that the platform tells of; null to look into the headers
 * @param platformContext what {@code Context.unwrap} gives; null for nothing
 */
public record Origin(
    @Nullable String invocationId,
    int attempt,
    @Nullable Instant deadline,
    @Nullable TraceContext trace,
    @Nullable Object platformContext) {

  private static final Origin UNKNOWN = new Origin(null, 1, null, null, null);

  /**
   * An origin of which nothing is known.
   *
   * @return a first attempt without deadline
   */
  public static Origin unknown() {
    return UNKNOWN;
  }

  /**
   * The same, for another delivery.
   *
   * @param number which delivery it is, from 1
   * @return a new origin
   */
  public Origin withAttempt(int number) {
    return new Origin(invocationId, number, deadline, trace, platformContext);
  }
}
