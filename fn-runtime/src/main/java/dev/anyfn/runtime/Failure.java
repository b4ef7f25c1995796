package dev.anyfn.runtime;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.state.StoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The failure of an invocation, as every platform answers it. Immutable.
 *
 * @param code the classification
 * @param detail words for the caller; null if the caller must not see them
 * @param retryAfter the time until a retry makes sense; null if none does
 * @param id finds the caller's report in the log
 * @param cause what was thrown
 */
public record Failure(
    ErrorCode code,
    @Nullable String detail,
    @Nullable Duration retryAfter,
    String id,
    Throwable cause) {

  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(1);

  /**
   * Classifies what was thrown: a {@link FunctionException} has its own code, a store that cannot
   * be reached for now is UNAVAILABLE, and anything else is INTERNAL, a store's NOT_FOUND too.
   * Their messages are for the log alone.
   *
   * @param thrown what was thrown
   * @return the failure, with an id of its own
   */
  public static Failure of(Throwable thrown) {
    String id = Ids.random();
    if (thrown instanceof FunctionException expected) {
      ErrorCode code = expected.code();
      boolean tells = code == ErrorCode.RATE_LIMITED || code == ErrorCode.UNAVAILABLE;
      Duration delay = expected.retryAfter().orElse(tells ? DEFAULT_RETRY_AFTER : null);
      return new Failure(code, expected.detail(), delay, id, thrown);
    }
    if (thrown instanceof StoreException store && store.error().retryable()) {
      return new Failure(ErrorCode.UNAVAILABLE, null, DEFAULT_RETRY_AFTER, id, thrown);
    }
    return new Failure(ErrorCode.INTERNAL, null, null, id, thrown);
  }
}
