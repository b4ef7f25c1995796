package dev.anyfn.store.dynamodb;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.Unsent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Classifies the SDK's failures. The codes are those of the developer guide, "Error handling with
 * DynamoDB" (2026).
 *
 * @param table its name in DynamoDB
 */
record Failures(String table) {

  private static final int SERVER_ERROR = 500;

  StoreException ofRead(SdkException e) {
    return of(e, StoreError.UNAVAILABLE);
  }

  StoreException ofWrite(SdkException e) {
    return of(e, StoreError.OUTCOME_UNKNOWN);
  }

  /** Names the write that cancelled a transaction, and why. */
  StoreException ofTransaction(TransactionCanceledException e) {
    List<CancellationReason> reasons = e.cancellationReasons();
    for (int i = 0; i < reasons.size(); i++) {
      if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
        return StoreException.preconditionFailed(i, "the condition does not hold");
      }
    }
    for (int i = 0; i < reasons.size(); i++) {
      CancellationReason reason = reasons.get(i);
      if (!"None".equals(reason.code())) {
        StoreError error =
            Tries.isPassing(reason)
                ? StoreError.RATE_LIMITED
                : invalid(String.valueOf(reason.message()));
        return new StoreException(
            error, "write " + i + " of the transaction: " + reason.code() + told(reason), e);
      }
    }
    return new StoreException(StoreError.INTERNAL, "the transaction was cancelled", e);
  }

  private static String told(CancellationReason reason) {
    return reason.message() == null ? "" : ", " + reason.message();
  }

  /**
   * Classifies a failure.
   *
   * @param unclear the error if the request was sent and its outcome is unknown
   */
  StoreException of(SdkException e, StoreError unclear) {
    if (RetryUtils.isThrottlingException(e) || Tries.isConflict(e)) {
      return new StoreException(StoreError.RATE_LIMITED, "DynamoDB takes no more for now", e);
    }
    return e instanceof AwsServiceException answer
        ? ofAnswer(answer, unclear)
        : ofClient(e, unclear);
  }

  private StoreException ofAnswer(AwsServiceException e, StoreError unclear) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    String message = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorMessage();
    if (e.statusCode() >= SERVER_ERROR) {
      return new StoreException(unclear, "DynamoDB answered " + e.statusCode() + " " + code, e);
    }
    return switch (String.valueOf(code)) {
      case "ResourceNotFoundException" ->
          new StoreException(
              StoreError.NOT_FOUND,
              "DynamoDB has no such table, or it is not ready yet. " + wanted(),
              e);
      case "ItemCollectionSizeLimitExceededException" ->
          new StoreException(StoreError.PAYLOAD_TOO_LARGE, "the partition is full", e);
      case "ValidationException" -> ofInvalid(e, String.valueOf(message));
      case "AccessDeniedException",
          "ExpiredTokenException",
          "IncompleteSignatureException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "RequestExpired",
          "UnrecognizedClientException" ->
          new StoreException(StoreError.PERMISSION_DENIED, code + ", " + message, e);
      default -> new StoreException(StoreError.INTERNAL, "DynamoDB answered " + code, e);
    };
  }

  private StoreException ofInvalid(AwsServiceException e, String message) {
    boolean otherKeys = message.contains("schema") || message.contains("Type mismatch for key");
    return new StoreException(invalid(message), otherKeys ? message + ". " + wanted() : message, e);
  }

  private static StoreError invalid(String message) {
    return message.contains("size") ? StoreError.PAYLOAD_TOO_LARGE : StoreError.INVALID_INPUT;
  }

  private static StoreException ofClient(SdkException e, StoreError unclear) {
    String message = String.valueOf(e.getMessage());
    if (Unsent.is(e)) {
      return new StoreException(StoreError.UNAVAILABLE, "DynamoDB cannot be reached", e);
    }
    if (message.startsWith("Unable to load credentials")) {
      return new StoreException(StoreError.PERMISSION_DENIED, "there are no AWS credentials", e);
    }
    return hasIoCause(e) || e instanceof AbortedException
        ? new StoreException(unclear, "the connection to DynamoDB broke", e)
        : new StoreException(StoreError.INTERNAL, "the client of DynamoDB failed", e);
  }

  private static boolean hasIoCause(Throwable e) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private String wanted() {
    return "It is made so: "
        + Schema.command(table)
        + " or, for tests, by the address dynamodb://"
        + table
        + "?create=true";
  }
}
