package dev.anyfn.store.s3;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.store.s3.Fault.Fate;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Several tries of one request, with growing pauses of random length. Ours and not the SDK's,
 * because what the failure of one try means depends on the tries before it: a 412 to the second may
 * be due to the first, whose answer was lost.
 */
final class Calls {

  private static final int ATTEMPTS = 4;
  private static final long FIRST_PAUSE_NANOS = 25_000_000;

  /** No try begins later than this: one may wait for half a minute by itself. */
  private static final long LAST_BEGIN_NANOS = 20_000_000_000L;

  /** Looks whether our own write is what is there. */
  @FunctionalInterface
  interface Look<T> {
    /** Null if it is not, or cannot be seen. */
    @Nullable T forOwn();
  }

  private Calls() {}

  /** A request that may be sent any number of times and changes nothing that anybody sees. */
  static <T> T repeated(Supplier<T> request) {
    T found = found(request);
    if (found == null) {
      throw new StoreException(StoreError.NOT_FOUND, "there is no such object");
    }
    return found;
  }

  /** The same; null if S3 says that there is no such object. */
  static <T> @Nullable T found(Supplier<T> request) {
    long start = System.nanoTime();
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
      if (!mayPass(fault) || attempt == ATTEMPTS || isLate(start)) {
        throw fault.exception();
      }
      pause(attempt);
    }
  }

  /** One try only; null too if that fails. */
  static <T> @Nullable T glimpsed(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      return null;
    }
  }

  /**
   * A write, until it is known what became of it.
   *
   * @throws StoreException PRECONDITION_FAILED, RATE_LIMITED and UNAVAILABLE only if no try can
   *     have done it
   */
  static <T> T settled(Supplier<T> request, Look<T> look) {
    Fault lost = null;
    long start = System.nanoTime();
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
      if (!mayPass(fault) || attempt == ATTEMPTS || isLate(start)) {
        throw lost != null ? unknown(lost) : refused(fault);
      }
      pause(attempt);
    }
  }

  private static boolean mayPass(Fault fault) {
    return fault.fate() == Fate.AGAIN
        || fault.fate() == Fate.CONTENDED
        || fault.fate() == Fate.LOST;
  }

  private static boolean isLate(long start) {
    return System.nanoTime() - start > LAST_BEGIN_NANOS;
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

  private static void pause(int attempt) {
    long most = FIRST_PAUSE_NANOS << attempt;
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
  }
}
