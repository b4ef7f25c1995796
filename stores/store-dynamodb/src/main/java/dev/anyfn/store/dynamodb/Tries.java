package dev.anyfn.store.dynamodb;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.spi.StoreContext;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Sends requests again after failures that may pass. A write only after a failure that proves that
 * nothing was written: the SDK's own retries would send it again after a lost answer, too, and so
 * let one write happen twice around another client's.
 *
 * @param context of the store
 * @param failures classifies
 */
record Tries(StoreContext context, Failures failures) {

  private static final int MOST = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** Sends a request that may be repeated: a read, or a transaction, which carries a token. */
  <T> T repeatable(Supplier<T> request) {
    return send(request, StoreError.UNAVAILABLE);
  }

  /** Sends a single write. */
  <T> T write(Supplier<T> request) {
    return send(request, StoreError.OUTCOME_UNKNOWN);
  }

  private <T> T send(Supplier<T> request, StoreError unclear) {
    for (int tries = 1; ; tries++) {
      try {
        return request.get();
      } catch (SdkException e) {
        if (tries == MOST || !mayPass(e, unclear) || !pause(tries)) {
          throw e;
        }
      }
    }
  }

  /** The SDK corrects its clock after a failure that is due to it. */
  private boolean mayPass(SdkException e, StoreError unclear) {
    return RetryUtils.isClockSkewException(e) || failures.of(e, unclear).error().retryable();
  }

  /** Returns false if the thread is interrupted. */
  boolean pause(int tries) {
    return context.backOff(tries, FIRST_PAUSE, LONGEST_PAUSE);
  }

  /** Returns true if another transaction is about to write the same items. */
  static boolean isConflict(SdkException failure) {
    if (failure instanceof TransactionCanceledException cancelled) {
      for (CancellationReason reason : cancelled.cancellationReasons()) {
        if (!"None".equals(reason.code()) && !isPassing(reason)) {
          return false;
        }
      }
      return !cancelled.cancellationReasons().isEmpty();
    }
    return failure instanceof AwsServiceException e
        && ("TransactionConflictException".equals(e.awsErrorDetails().errorCode())
            || "TransactionInProgressException".equals(e.awsErrorDetails().errorCode()));
  }

  static boolean isPassing(CancellationReason reason) {
    return "TransactionConflict".equals(reason.code())
        || "ThrottlingError".equals(reason.code())
        || "ProvisionedThroughputExceeded".equals(reason.code());
  }
}
