package dev.anyfn.testkit.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.InvocationResult.Success;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By hand: what AWS's client never does, and what other runtimes do. */
@Timeout(60)
class RuntimeApiServerTest {

  private final RuntimeApiServer server = RuntimeApiServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private HttpRequest.Builder call(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://" + server.endpoint() + "/2018-06-01/runtime" + path));
  }

  private HttpResponse<String> next() {
    return Http.send(call("/invocation/next"));
  }

  private HttpResponse<String> post(String path, String body) {
    return Http.send(call(path).POST(BodyPublishers.ofString(body)));
  }

  private static InvocationResult join(CompletableFuture<InvocationResult> result) {
    return result.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static InvocationOptions id(String id) {
    return InvocationOptions.builder().requestId(id).build();
  }

  @Nested
  class AnEvent {

    @Test
    void hasAllHeadersThatClientsNeed() {
      Instant deadline = Instant.ofEpochMilli(1_900_000_000_123L);
      InvocationOptions options =
          InvocationOptions.builder()
              .deadline(deadline)
              .clientContext("{\"a\":1}")
              .cognitoIdentity("{}")
              .build();
      CompletableFuture<InvocationResult> open = server.invoke(Payload.of("x"), options);
      HttpResponse<String> event = next();
      assertThat(event.body()).isEqualTo("x");
      assertThat(event.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(event.headers().firstValue("Lambda-Runtime-Aws-Request-Id"))
          .contains(options.requestId());
      assertThat(event.headers().firstValue("Lambda-Runtime-Deadline-Ms"))
          .contains("1900000000123");
      assertThat(event.headers().firstValue("Lambda-Runtime-Trace-Id").orElseThrow())
          .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
      assertThat(event.headers().firstValue("Lambda-Runtime-Client-Context")).contains("{\"a\":1}");
      assertThat(event.headers().firstValue("Lambda-Runtime-Cognito-Identity")).contains("{}");
      assertThat(event.headers().firstValue("Lambda-Runtime-Aws-Tenant-Id")).isEmpty();
      assertThat(open).isNotDone();
    }

    @Test
    void isNotLostOnAClientThatHasGone() throws Exception {
      try (RawClient gone = RawClient.connect(server)) {
        gone.send("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n\r\n");
        server.firstNext().get(30, TimeUnit.SECONDS);
      }
      var open = server.invoke(Payload.of("x"), id("a"));
      assertThat(next().body()).isEqualTo("x");
      post("/invocation/a/response", "y");
      assertThat(join(open).success().text()).isEqualTo("y");
    }
  }

  @Nested
  class AReply {

    @Test
    void isAccepted() {
      var open = server.invoke(Payload.of("x"), id("a"));
      next();
      HttpResponse<String> reply = post("/invocation/a/response", "y");
      assertThat(reply.statusCode()).isEqualTo(202);
      assertThat(reply.body()).isEqualTo("{\"status\":\"OK\"}");
      assertThat(join(open).success().text()).isEqualTo("y");
      assertThat(server.firstAnswer()).isDone();
    }

    @Test
    void withAnotherIdIsRefused() {
      var open = server.invoke(Payload.of("x"), id("a"));
      HttpResponse<String> early = post("/invocation/a/response", "y");
      assertThat(early.statusCode()).isEqualTo(400);
      next();
      HttpResponse<String> wrong = post("/invocation/b/response", "y");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body()).contains("\"errorType\":\"InvalidRequestID\"");
      assertThat(open).isNotDone();
    }

    @Test
    void aSecondTimeIsRefused() {
      server.invoke(Payload.of("x"), id("a"));
      next();
      post("/invocation/a/response", "y");
      HttpResponse<String> again = post("/invocation/a/error", "{}");
      assertThat(again.statusCode()).isEqualTo(403);
      assertThat(again.body()).contains("\"errorType\":\"InvalidStateTransition\"");
    }

    @Test
    void thatIsTooLargeIsRefusedAndItsErrorTaken() {
      var open = server.invoke(Payload.of("x"), id("a"));
      next();
      HttpResponse<String> large = post("/invocation/a/response", "y".repeat(6291557));
      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(large.body())
          .contains("\"Exceeded maximum allowed payload size (6291556 bytes).\"")
          .contains("\"errorType\":\"RequestEntityTooLarge\"");
      assertThat(join(open).failure().errorType()).isEqualTo("Function.ResponseSizeTooLarge");
      assertThat(post("/invocation/a/error", "{}").statusCode()).isEqualTo(202);
      assertThat(post("/invocation/a/error", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void mayBeAnErrorWithANameThePlatformKnows() {
      assertThat(errorTyped("Function.MyError")).contains("Function.MyError");
      assertThat(errorTyped("Function.my error")).contains("Function.Unknown");
      assertThat(errorTyped("whatever")).contains("Runtime.Unknown");
    }

    private Optional<String> errorTyped(String type) {
      String id = type.replace(" ", "");
      var open = server.invoke(Payload.of("x"), id(id));
      next();
      Http.send(
          call("/invocation/" + id + "/error")
              .header("Lambda-Runtime-Function-Error-Type", type)
              .POST(BodyPublishers.ofString("{\"errorType\":\"T\",\"errorMessage\":\"m\"}")));
      Failure failure = join(open).failure();
      assertThat(failure.errorType() + failure.errorMessage()).isEqualTo("Tm");
      return failure.headerErrorType();
    }

    @Test
    void mayTakeItsTimeToBeSent() throws Exception {
      var open = server.invoke(Payload.of("x"), id("a"));
      next();
      try (RawClient client = RawClient.connect(server)) {
        client.send("POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\n");
        client.send("Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        assertThat(client.readLine()).startsWith("HTTP/1.1 100");
        client.send("ok");
        assertThat(join(open).success().text()).isEqualTo("ok");
      }
    }
  }

  @Nested
  class AStream {

    private static final String HEAD =
        "POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\n"
            + "Transfer-Encoding: chunked\r\n"
            + "Lambda-Runtime-Function-Response-Mode: streaming\r\n"
            + "Content-Type: text/plain\r\n"
            + "Trailer: Lambda-Runtime-Function-Error-Type\r\n\r\n";

    private InvocationResult stream(String... parts) throws Exception {
      var open = server.invoke(Payload.of("x"), id("a"));
      next();
      try (RawClient client = RawClient.connect(server)) {
        for (String part : parts) {
          client.send(part);
        }
      }
      return join(open);
    }

    @Test
    void isPutTogether() throws Exception {
      Success success = stream(HEAD, "5\r\nhello\r\n", "6\r\n world\r\n", "0\r\n\r\n").success();
      assertThat(success.text()).isEqualTo("hello world");
      assertThat(success.contentType()).isEqualTo("text/plain");
      assertThat(success.streamed()).isTrue();
    }

    @Test
    void mayBreakOffWithAnError() throws Exception {
      String json = "{\"errorType\":\"E\",\"errorMessage\":\"half way\"}";
      String body = Base64.getEncoder().encodeToString(Payload.of(json));
      Failure failure =
          stream(
                  HEAD,
                  "5\r\nhello\r\n0\r\n",
                  "Lambda-Runtime-Function-Error-Type: Function.Broken\r\n",
                  "Lambda-Runtime-Function-Error-Body: " + body + "\r\n\r\n")
              .failure();
      assertThat(failure.errorMessage()).isEqualTo("half way");
      assertThat(failure.headerErrorType()).contains("Function.Broken");
    }

    @Test
    void thatIsCutOffIsAFailure() throws Exception {
      Failure failure = stream(HEAD, "5\r\nhel").failure();
      assertThat(failure.errorType()).isEqualTo("Runtime.TruncatedResponse");
    }

    @Test
    void inAnUnknownModeIsRefused() {
      server.invoke(Payload.of("x"), id("a"));
      next();
      HttpResponse<String> reply =
          Http.send(
              call("/invocation/a/response")
                  .header("Lambda-Runtime-Function-Response-Mode", "fast")
                  .POST(BodyPublishers.ofString("y")));
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(reply.body()).contains("InvalidFunctionResponseMode");
    }
  }

  @Nested
  class TheRuntimesLife {

    @Test
    void endsWithAllThatIsOpen() {
      var taken = server.invoke(Payload.of("x"), id("a"));
      next();
      var waiting = server.invoke(Payload.of("x"), id("b"));
      server.runtimeExited(0);
      var late = server.invoke(Payload.of("x"), id("c"));
      assertThat(join(taken).failure().errorMessage())
          .isEqualTo("RequestId: a Error: Runtime exited without providing a reason");
      assertThat(join(waiting)).isInstanceOf(Failure.class);
      assertThat(join(late)).isInstanceOf(Failure.class);
      server.runtimeStarted();
      assertThat(server.hadFirstNext()).isFalse();
      var fresh = server.invoke(Payload.of("z"), id("d"));
      assertThat(next().body()).isEqualTo("z");
      assertThat(fresh).isNotDone();
    }

    @Test
    void doesNotGoOnAfterItsInitialisationFailed() {
      HttpResponse<String> reply = post("/init/error", "{\"errorType\":\"T\"}");
      assertThat(reply.statusCode()).isEqualTo(202);
      assertThat(server.initError().join().errorType()).isEqualTo("T");
      assertThat(next().statusCode()).isEqualTo(403);
      assertThat(post("/init/error", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void cannotFailToInitialiseAfterItsFirstEvent() {
      server.invoke(Payload.of("x"), id("a"));
      next();
      assertThat(post("/init/error", "{}").statusCode()).isEqualTo(403);
      assertThat(Http.send(call("/restore/next")).statusCode()).isEqualTo(403);
      assertThat(post("/restore/error", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void knowsNoOtherCalls() {
      assertThat(Http.send(call("/other")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aCallThatNobodyTakesEnds() {
    assertThatThrownBy(() -> server.call(Payload.of("x"), Duration.ofMillis(50)))
        .isInstanceOf(ForkException.class)
        .hasMessageContaining("the runtime has never asked for events");
  }

  @Test
  void aRequestIdIsForOneOpenInvocation() {
    server.invoke(Payload.of("x"), id("a"));
    assertThatThrownBy(() -> server.invoke(Payload.of("y"), id("a")))
        .isInstanceOf(IllegalArgumentException.class);
    next();
    post("/invocation/a/response", "1");
    var again = server.invoke(Payload.of("z"), id("a"));
    assertThat(next().body()).isEqualTo("z");
    post("/invocation/a/error", "{\"errorType\":\"T\"}");
    assertThat(join(again).failure().errorType()).isEqualTo("T");
  }
}
