package dev.anyfn.runtime;

import dev.anyfn.ErrorCode;
import dev.anyfn.Headers;
import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.runtime.wire.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A failure as {@code application/problem+json} (RFC 9457). */
final class Problem {

  private static final String CONTENT_TYPE = "application/problem+json";

  private Problem() {}

  /** Answers a failure; forgets what the function had chosen before. */
  static void answer(Failure failure, HttpReply reply) throws IOException {
    reply.choose(failure.code().httpStatus(), headers(failure));
    reply.send(CONTENT_TYPE, body(failure));
  }

  private static Headers headers(Failure failure) {
    Headers headers = Headers.empty();
    Duration delay = failure.retryAfter();
    if (delay != null) {
      long seconds = delay.getSeconds();
      // Adding to the duration itself would overflow for ChronoUnit.FOREVER.
      seconds += delay.getNano() > 0 && seconds < Long.MAX_VALUE ? 1 : 0;
      headers = headers.and("Retry-After", Long.toString(Math.max(1, seconds)));
    }
    return headers.and("Cache-Control", "no-store");
  }

  static byte[] body(Failure failure) {
    StringBuilder json = new StringBuilder(160).append("{\"title\":");
    JsonText.quote(title(failure.code()), json);
    json.append(",\"status\":").append(failure.code().httpStatus());
    if (failure.detail() != null) {
      json.append(",\"detail\":");
      JsonText.quote(failure.detail(), json);
    }
    json.append(",\"code\":\"").append(failure.code());
    json.append("\",\"errorId\":\"").append(failure.id()).append("\"}");
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The phrase of the status: the problem has no type of its own (RFC 9457, 4.2.1). */
  private static String title(ErrorCode code) {
    return switch (code) {
      case INVALID_INPUT -> "Bad Request";
      case UNAUTHENTICATED -> "Unauthorized";
      case PERMISSION_DENIED -> "Forbidden";
      case NOT_FOUND -> "Not Found";
      case CONFLICT -> "Conflict";
      case PRECONDITION_FAILED -> "Precondition Failed";
      case PAYLOAD_TOO_LARGE -> "Content Too Large";
      case UNSUPPORTED_MEDIA_TYPE -> "Unsupported Media Type";
      case RATE_LIMITED -> "Too Many Requests";
      case INTERNAL -> "Internal Server Error";
      case UNAVAILABLE -> "Service Unavailable";
      case DEADLINE_EXCEEDED -> "Gateway Timeout";
    };
  }
}
