package dev.anyfn.testkit.fork;

import dev.anyfn.Headers;
import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.InvocationResult.Success;
import dev.anyfn.testkit.wire.HttpBody;
import dev.anyfn.testkit.wire.HttpConnection;
import dev.anyfn.testkit.wire.HttpHead;
import dev.anyfn.testkit.wire.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a runtime. Follows the Runtime API, version 2018-06-01, and AWS's own emulator
 * where the documentation is silent.
 */
final class RuntimeApiConnection {

  static final long RESPONSE_LIMIT = 6L * 1024 * 1024 + 100;
  private static final long STREAM_LIMIT = 200L * 1024 * 1024;
  private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
  private static final String BASE = "/2018-06-01/runtime";

  private final RuntimeLife life;
  private final HttpConnection connection;

  RuntimeApiConnection(RuntimeLife life, HttpConnection connection) {
    this.life = life;
    this.connection = connection;
  }

  /** Serves until the runtime closes the connection, or is gone. */
  void serve() throws IOException, InterruptedException {
    for (HttpHead head = connection.readHead(); head != null; head = connection.readHead()) {
      HttpReply reply = reply(head);
      if (reply == null) {
        return;
      }
      connection.reply(reply);
    }
  }

  private @Nullable HttpReply reply(HttpHead head) throws IOException, InterruptedException {
    String call = head.path().startsWith(BASE) ? head.path().substring(BASE.length()) : "";
    String[] part = call.split("/", -1);
    boolean invocation = part.length == 4 && part[1].equals("invocation");
    if (invocation && part[3].equals("response")) {
      return response(part[2], head);
    }
    HttpBody body = HttpBody.read(head, connection, RESPONSE_LIMIT);
    if (invocation && part[3].equals("error")) {
      return answered(life.invocations.endByError(part[2], failure(head, body)));
    }
    return switch (head.method() + " " + call) {
      case "GET /invocation/next" -> next();
      case "POST /init/error" -> initError(failure(head, body));
      case "GET /restore/next" -> restoreNext();
      case "POST /restore/error" -> restoreError(failure(head, body));
      default -> error(404, "NotFound", "No such call");
    };
  }

  private @Nullable HttpReply next() throws InterruptedException {
    if (life.initError.isDone()) {
      return outOfOrder();
    }
    life.firstNext.complete(null);
    Invocation invocation = life.invocations.take(connection);
    return invocation == null
        ? null
        : new HttpReply(200, invocation.options().headers(Instant.now()), invocation.payload());
  }

  private HttpReply response(String id, HttpHead head) throws IOException {
    boolean streaming = streaming(head);
    HttpBody body = HttpBody.read(head, connection, streaming ? STREAM_LIMIT : RESPONSE_LIMIT);
    Optional<String> mode = head.headers().first("Lambda-Runtime-Function-Response-Mode");
    if (mode.isPresent() && !streaming) {
      return error(400, "InvalidFunctionResponseMode", "Not a response mode");
    }
    if (body.tooLarge()) {
      Failure tooLarge = Failures.tooLarge(streaming ? STREAM_LIMIT : RESPONSE_LIMIT);
      HttpReply reply = answered(life.invocations.end(id, tooLarge, true));
      return reply.status() == 202 ? entityTooLarge() : reply;
    }
    InvocationResult result = result(head, body, streaming);
    HttpReply reply = answered(life.invocations.end(id, result, false));
    return reply.status() == 202 && body.truncated()
        ? error(400, "TruncatedHTTPRequest", "HTTP request was truncated")
        : reply;
  }

  private static InvocationResult result(HttpHead head, HttpBody body, boolean streaming) {
    if (body.truncated()) {
      return Failures.truncated();
    }
    Headers trailers = body.trailers();
    if (trailers.first(ERROR_TYPE).isPresent()) {
      String body64 = trailers.first("Lambda-Runtime-Function-Error-Body").orElse("");
      String json = new String(Base64.getDecoder().decode(body64), StandardCharsets.UTF_8);
      return Failures.reported(json, trailers.first(ERROR_TYPE));
    }
    String contentType = head.headers().first("Content-Type").orElse("");
    return new Success(body.bytes(), contentType, streaming);
  }

  private HttpReply initError(Failure failure) {
    if (life.firstNext.isDone() || !life.initError.complete(failure)) {
      return outOfOrder();
    }
    return accepted();
  }

  private @Nullable HttpReply restoreNext() {
    if (life.firstNext.isDone() || life.initError.isDone()) {
      return outOfOrder();
    }
    life.checkpoint.complete(null);
    try {
      life.restored.join();
    } catch (CancellationException e) {
      return null;
    }
    return HttpReply.json(200, "");
  }

  private HttpReply restoreError(Failure failure) {
    if (!life.checkpoint.isDone() || !life.restoreError.complete(failure)) {
      return outOfOrder();
    }
    return accepted();
  }

  /**
   * Completes the result before the runtime gets its 202, so that it waits while it is measured.
   */
  private HttpReply answered(InvocationQueue.Reply reply) {
    return switch (reply) {
      case TAKEN -> {
        life.firstAnswer.complete(System.nanoTime());
        yield accepted();
      }
      case UNKNOWN_ID -> error(400, "InvalidRequestID", "Invalid request ID");
      case ANSWERED_ALREADY -> outOfOrder();
    };
  }

  private static HttpReply outOfOrder() {
    return error(403, "InvalidStateTransition", "Transition is not allowed");
  }

  private static HttpReply entityTooLarge() {
    String message = "Exceeded maximum allowed payload size (" + RESPONSE_LIMIT + " bytes).";
    return error(413, "RequestEntityTooLarge", message);
  }

  private static Failure failure(HttpHead head, HttpBody body) {
    return Failures.reported(body.text(), head.headers().first(ERROR_TYPE));
  }

  private static HttpReply accepted() {
    return HttpReply.json(202, "{\"status\":\"OK\"}");
  }

  /** Returns the error document of the Runtime API itself. */
  private static HttpReply error(int status, String type, String message) {
    return HttpReply.json(
        status, "{\"errorMessage\":\"" + message + "\",\"errorType\":\"" + type + "\"}");
  }

  /** By its mode header, or by the trailers it announces: AWS's Go runtime sends no mode. */
  private static boolean streaming(HttpHead head) {
    return head.has("Lambda-Runtime-Function-Response-Mode", "streaming")
        || (head.chunked() && head.headers().first("Trailer").isPresent());
  }
}
