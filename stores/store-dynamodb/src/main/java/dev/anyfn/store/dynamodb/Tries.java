package dev.anyfn.store.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What is tried again. A write only after a failure that proves that nothing was written: the SDK
 * would send it again after a lost answer, too, and so let one write happen twice around somebody
 * else's. Reads, and transactions, which carry a token, may be sent as often as one likes.
 */
final class Tries {

  private static final int MOST = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private Tries() {}

  /** For single writes. */
  static RetryStrategy careful() {
    return bounded(
        DefaultRetryStrategy.standardStrategyBuilder()
            .useClientDefaults(false)
            .retryOnException(Tries::nothingWritten)
            .treatAsThrottling(Tries::isThrottling));
  }

  /** For reads and transactions. */
  static RetryStrategy free() {
    return bounded(
        DefaultRetryStrategy.standardStrategyBuilder().retryOnException(Tries::isConflict));
  }

  private static RetryStrategy bounded(StandardRetryStrategy.Builder strategy) {
    return strategy
        .maxAttempts(MOST)
        .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
        .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
        .build();
  }

  private static boolean nothingWritten(Throwable failure) {
    return failure instanceof SdkException e
        && (RetryUtils.isThrottlingException(e)
            || RetryUtils.isClockSkewException(e)
            || isConflict(e)
            || NotSent.is(e));
  }

  private static boolean isThrottling(Throwable failure) {
    return failure instanceof SdkException e && RetryUtils.isThrottlingException(e);
  }

  /** Another transaction is about to write the same items. */
  static boolean isConflict(Throwable failure) {
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
