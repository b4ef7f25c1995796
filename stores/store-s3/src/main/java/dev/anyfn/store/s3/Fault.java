package dev.anyfn.store.s3;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.Unsent;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The meaning of one failed try of one request.
 *
 * @param fate of the request
 * @param error for the caller if this was the last try
 * @param detail in words
 * @param cause thrown by the SDK
 */
record Fault(Fate fate, StoreError error, String detail, SdkException cause) {

  enum Fate {
    /** It was not done, and never will be. */
    REFUSED,
    /** The object is not there; nothing was done. */
    ABSENT,
    /** The condition does not hold; nothing was done. */
    PRECONDITION,
    /** It was not done, and may be in another try. */
    AGAIN,
    /** Another writer was faster, by a code that the server has for other failures, too. */
    CONTENDED,
    /** It may have been done. */
    LOST
  }

  static Fault of(SdkException e) {
    return e instanceof AwsServiceException answer ? answered(answer) : unanswered(e);
  }

  StoreException exception() {
    return new StoreException(error, detail, cause);
  }

  /** Returns S3's own code; empty if there is none, as after HEAD. */
  static String code(SdkException e) {
    return e instanceof AwsServiceException answer
            && answer.awsErrorDetails() != null
            && answer.awsErrorDetails().errorCode() != null
        ? answer.awsErrorDetails().errorCode()
        : "";
  }

  private static Fault answered(AwsServiceException e) {
    String code = code(e);
    String said = (e.statusCode() + " " + code).strip();
    return switch (code) {
      case "NoSuchBucket" ->
          new Fault(
              Fate.REFUSED,
              StoreError.NOT_FOUND,
              "there is no S3 bucket of the name that the URL says",
              e);
      case "NoSuchUpload" ->
          new Fault(Fate.REFUSED, StoreError.RATE_LIMITED, "another write ended the upload", e);
      case "ConditionalRequestConflict", "OperationAborted" ->
          new Fault(Fate.AGAIN, StoreError.RATE_LIMITED, "other writers are there: " + said, e);
      // Ceph's gateway, for ECANCELED: it compared the ETag, and again when it wrote
      case "UnknownError" ->
          new Fault(Fate.CONTENDED, StoreError.RATE_LIMITED, "other writers are there: " + said, e);
      case "SlowDown",
          "Throttling",
          "ThrottlingException",
          "RequestLimitExceeded",
          "TooManyRequestsException" ->
          new Fault(Fate.AGAIN, StoreError.RATE_LIMITED, "S3 asks for fewer requests: " + said, e);
      case "RequestTimeout" ->
          new Fault(Fate.AGAIN, StoreError.UNAVAILABLE, "the request did not arrive: " + said, e);
      case "RequestTimeTooSkewed" ->
          new Fault(Fate.AGAIN, StoreError.PERMISSION_DENIED, "the clock is wrong: " + said, e);
      case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
          new Fault(
              Fate.REFUSED,
              StoreError.PERMISSION_DENIED,
              "the credentials are of no use: " + said,
              e);
      case "EntityTooLarge" ->
          new Fault(
              Fate.REFUSED, StoreError.PAYLOAD_TOO_LARGE, "S3 does not take so much: " + said, e);
      default -> byStatus(e, said);
    };
  }

  private static Fault byStatus(AwsServiceException e, String said) {
    int status = e.statusCode();
    return switch (status) {
      case 412 -> new Fault(Fate.PRECONDITION, StoreError.PRECONDITION_FAILED, said, e);
      case 404 -> new Fault(Fate.ABSENT, StoreError.NOT_FOUND, "there is no such object", e);
      case 401, 403 ->
          new Fault(
              Fate.REFUSED, StoreError.PERMISSION_DENIED, "S3 refuses the credentials: " + said, e);
      case 413 ->
          new Fault(
              Fate.REFUSED, StoreError.PAYLOAD_TOO_LARGE, "S3 does not take so much: " + said, e);
      case 429 ->
          new Fault(Fate.AGAIN, StoreError.RATE_LIMITED, "S3 asks for fewer requests: " + said, e);
      // to a HEAD, S3 says so without a code; who else says it may have passed the request on
      case 503 ->
          new Fault(Fate.LOST, StoreError.RATE_LIMITED, "the server is too busy: " + said, e);
      case 501 -> new Fault(Fate.REFUSED, StoreError.UNSUPPORTED, "the server cannot: " + said, e);
      default -> byFamily(e, status, said);
    };
  }

  private static Fault byFamily(AwsServiceException e, int status, String said) {
    if (status >= 500) {
      return new Fault(Fate.LOST, StoreError.UNAVAILABLE, "S3 failed: " + said, e);
    }
    return status < 400
        ? new Fault(
            Fate.REFUSED,
            StoreError.INVALID_INPUT,
            "the bucket is elsewhere, see AWS_REGION: " + said,
            e)
        : new Fault(Fate.REFUSED, StoreError.INVALID_INPUT, "S3 refuses the request: " + said, e);
  }

  private static Fault unanswered(SdkException e) {
    if (Unsent.is(e)) {
      return new Fault(
          Fate.AGAIN, StoreError.UNAVAILABLE, "the server cannot be reached: " + e.getMessage(), e);
    }
    if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
      return new Fault(
          Fate.REFUSED,
          StoreError.PERMISSION_DENIED,
          "there are no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile",
          e);
    }
    return new Fault(
        Fate.LOST, StoreError.UNAVAILABLE, "the answer was lost: " + e.getMessage(), e);
  }
}
