package dev.anyfn.store.s3;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.store.s3.Fault.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends a request several times, with growing pauses of random length. The SDK's own retries would
 * not do: what the failure of one try means depends on the tries before it. A 412 to the second may
 * be due to the first, whose answer was lost.
 *
 * @param context of the store
 */
record Calls(StoreContext context) {

  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(75);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

  /** No try begins later than this: one may wait for half a minute by itself. */
  private static final Duration LAST_BEGIN = Duration.ofSeconds(20);

  /** Looks whether the object is the one that this write wrote. */
  @FunctionalInterface
  interface Look<T> {
    /** Returns null if it is not, or cannot be seen. */
    @Nullable T forOwn();
  }

  /** Sends a request that may be sent any number of times and changes nothing that anybody sees. */
  <T> T repeated(Supplier<T> request) {
    T found = found(request);
    if (found == null) {
      throw new StoreException(StoreError.NOT_FOUND, "there is no such object");
    }
    return found;
  }

  /** Does the same; returns null if S3 says that there is no such object. */
  <T> @Nullable T found(Supplier<T> request) {
    Instant start = context.clock().instant();
    for (int attempt = 1; ; attempt++) {
      Fault fault;
      try {
        return request.get();
      } catch (SdkException e) {
        fault = Fault.of(e);
      }
      if (fault.fate() == Fate.ABSENT) {
        return null;
      }
      if (!mayPass(fault) || !goesOn(attempt, start)) {
        throw fault.exception();
      }
    }
  }

  /** Tries once; returns null too if that fails. */
  static <T> @Nullable T glimpsed(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      return null;
    }
  }

  /**
   * Sends a write until it is known what became of it.
   *
   * @throws StoreException PRECONDITION_FAILED, RATE_LIMITED and UNAVAILABLE only if no try can
   *     have done it
   */
  <T> T settled(Supplier<T> request, Look<T> look) {
    Fault lost = null;
    Instant start = context.clock().instant();
    for (int attempt = 1; ; attempt++) {
      Fault fault;
      try {
        return request.get();
      } catch (SdkException e) {
        fault = Fault.of(e);
      }
      lost = fault.fate() == Fate.LOST ? fault : lost;
      T own = lost != null || fault.fate() == Fate.CONTENDED ? look.forOwn() : null;
      if (own != null) {
        return own;
      }
      if (!mayPass(fault) || !goesOn(attempt, start)) {
        throw lost != null ? unknown(lost) : refused(fault);
      }
    }
  }

  private static boolean mayPass(Fault fault) {
    return fault.fate() == Fate.AGAIN
        || fault.fate() == Fate.CONTENDED
        || fault.fate() == Fate.LOST;
  }

  /** Pauses before the next try; returns false if there is none. */
  private boolean goesOn(int attempt, Instant start) {
    return attempt < ATTEMPTS
        && context.clock().instant().isBefore(start.plus(LAST_BEGIN))
        && context.backOff(attempt, FIRST_PAUSE, LONGEST_PAUSE);
  }

  private static StoreException unknown(Fault fault) {
    return new StoreException(
        StoreError.OUTCOME_UNKNOWN,
        "what is there now does not tell whether the write was done: " + fault.detail(),
        fault.cause());
  }

  private static StoreException refused(Fault fault) {
    boolean must = fault.fate() == Fate.PRECONDITION || fault.fate() == Fate.ABSENT;
    return must ? preconditionFailed() : fault.exception();
  }

  static StoreException preconditionFailed() {
    return new StoreException(
        StoreError.PRECONDITION_FAILED, "what is there is not what the condition says");
  }
}
