package dev.anyfn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Headers;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpStubTest {

  private record Charged(String id) {}

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpStub stub = HttpStub.start();

  @AfterEach
  void close() {
    stub.close();
  }

  private HttpRequest request(String method, String target, String body) {
    return HttpRequest.newBuilder(URI.create(stub.baseUri() + target))
        .method(method, BodyPublishers.ofString(body))
        .header("X-Test", "yes")
        .build();
  }

  private HttpResponse<String> call(String method, String target, String body) throws Exception {
    return CLIENT.send(request(method, target, body), BodyHandlers.ofString());
  }

  private int status(String method, String target) throws Exception {
    return call(method, target, "").statusCode();
  }

  @Test
  void answersAndRemembersWhatItWasAsked() throws Exception {
    stub.when("POST", "/charge").answer(200, new Charged("c-1"));
    HttpResponse<String> answer = call("POST", "/charge?dry=1", "{\"amount\":3}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"id\":\"c-1\"}");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    HttpEvent received = stub.received("POST", "/charge").get(0);
    assertThat(received.target()).isEqualTo("/charge?dry=1");
    assertThat(new String(received.body(), StandardCharsets.UTF_8)).isEqualTo("{\"amount\":3}");
    assertThat(received.headers().first("x-test")).contains("yes");
    stub.verify("POST", "/charge", 1).verifyNothingElse();
  }

  @Test
  void goesThroughItsStepsAndStaysAtTheLast() throws Exception {
    stub.when("GET", "/x").answer(503).answer(429).answer(200, "{}");
    assertThat(List.of(status("GET", "/x"), status("GET", "/x"))).containsExactly(503, 429);
    assertThat(List.of(status("GET", "/x"), status("GET", "/x"))).containsExactly(200, 200);
  }

  @Test
  void takesTheLastRuleThatMatches() throws Exception {
    stub.when("GET", "/x*").answer(200);
    stub.when("GET", "/x/y?a=1").answer(201);
    stub.when("GET", "/x/y"); // nothing is said yet
    assertThat(status("GET", "/x/y?a=1")).isEqualTo(201);
    assertThat(status("GET", "/x/y?a=2")).isEqualTo(200);
    assertThat(status("GET", "/x")).isEqualTo(200);
    assertThat(stub.received("GET", "/x*")).hasSize(3);
  }

  @Test
  void answersAsItIsToldInFull() throws Exception {
    Headers headers = Headers.empty().and("Content-Length", "99").and("X-A", "1").and("X-A", "2");
    byte[] body = {0, (byte) 0xff};
    stub.when("GET", "/x").answer(HttpAnswer.of(418, headers, body));
    HttpResponse<byte[]> answer = CLIENT.send(request("GET", "/x", ""), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(418);
    assertThat(answer.headers().allValues("X-A")).containsExactly("1", "2");
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void explainsWhatItDoesNotKnow() throws Exception {
    stub.when("POST", "/charge").answer(200);
    HttpResponse<String> answer = call("GET", "/other?x=1", "");
    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body())
        .isEqualTo(
            "No rule for GET /other?x=1: the rules are for [POST /charge]. Say it with"
                + " stub.when(\"GET\", \"/other\").answer(..)");
    assertThat(stub.unexpected()).hasSize(1);
    assertThatThrownBy(stub::verifyNothingElse)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GET /other?x=1")
        .hasMessageContaining("unexpected: answered with 501");
  }

  @Test
  void tellsWhatCameWhereItIsNotWhatWasExpected() throws Exception {
    assertThatThrownBy(() -> stub.verify("POST", "/charge", 1))
        .hasMessage("Expected POST /charge once, and it came 0 times. Nothing was received.");
    stub.when("POST", "/charge").answer(200);
    call("POST", "/charge", "first");
    call("POST", "/charge", "second");
    assertThatThrownBy(() -> stub.verify("POST", "/charge", 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Expected POST /charge once, and it came 2 times. Received, in")
        .hasMessageContaining("1. POST /charge")
        .hasMessageContaining("first")
        .hasMessageContaining("2. POST /charge");
  }

  @Test
  void resetsTheConnection() throws Exception {
    stub.when("GET", "/x").reset();
    try (Socket socket = new Socket("127.0.0.1", stub.baseUri().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write("GET /x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    stub.verify("GET", "/x", 1);
  }

  @Test
  void cutsAnAnswer() throws Exception {
    stub.when("GET", "/x").cut(200, "[1,2,3,4]");
    try (Socket socket = new Socket("127.0.0.1", stub.baseUri().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write("GET /x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(all).contains("Content-Length: 9").endsWith("\r\n\r\n[1,2,");
    }
    assertThatThrownBy(() -> call("GET", "/x", "")).isInstanceOf(IOException.class);
  }

  @Test
  void neverAnswersUntilItIsClosed() throws Exception {
    stub.when("GET", "/slow").silence();
    stub.when("GET", "/late").after(Duration.ofDays(1)).answer(200);
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (String path : List.of("/slow", "/late")) {
      calls.add(CLIENT.sendAsync(request("GET", path, ""), BodyHandlers.ofString()));
    }
    while (stub.received().size() < 2) {
      Thread.onSpinWait();
    }
    assertThat(calls).noneMatch(CompletableFuture::isDone);
    stub.close();
    for (CompletableFuture<HttpResponse<String>> call : calls) {
      assertThatThrownBy(() -> call.get(50, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void isLateOnlyOnce() throws Exception {
    stub.when("GET", "/x").after(Duration.ofMillis(150)).answer(200).answer(201);
    long start = System.nanoTime();
    assertThat(status("GET", "/x")).isEqualTo(200);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(150_000_000L);
    assertThat(status("GET", "/x")).isEqualTo(201);
  }

  @Test
  void servesManyAtOnce() throws Exception {
    StubRule rule = stub.when("POST", "/n");
    for (int i = 0; i < 100; i++) {
      rule.answer(200, "" + i);
    }
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(CLIENT.sendAsync(request("POST", "/n", "" + i), BodyHandlers.ofString()));
    }
    List<String> answers = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> call : calls) {
      answers.add(call.get(50, TimeUnit.SECONDS).body());
    }
    assertThat(answers).doesNotHaveDuplicates().hasSize(100);
    stub.verify("POST", "/n", 100);
  }

  @Test
  void forgetsAndRefusesNonsense() throws Exception {
    stub.when("GET", "/x").answer(200);
    assertThat(status("GET", "/x")).isEqualTo(200);
    stub.reset();
    assertThat(stub.received()).isEmpty();
    assertThat(status("GET", "/x")).isEqualTo(501);
    StubRule rule = stub.when("GET", "/y");
    assertThatThrownBy(() -> rule.answer(99)).hasMessageContaining("99");
    assertThatThrownBy(() -> rule.cut(200, "1")).hasMessageContaining("no half");
    assertThatThrownBy(() -> rule.after(Duration.ofMillis(-1))).hasMessageContaining("negative");
  }
}
