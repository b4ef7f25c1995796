package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.checks.fixtures.Documents;
import dev.anyfn.checks.fixtures.ServerCaller;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server answers to clients that go too far, and to those that only ask how it is. */
@ExtendWith(Forks.class)
@Timeout(120)
class ServerLimitsTest {

  private static final int LARGE = 8 * 1024 * 1024;

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  /** The answer stands before the request has ended, and the client gets to see it. */
  @ParameterizedTest
  @MethodSource("dev.anyfn.checks.platform.StreamingTest#servers")
  void a413ReachesAClientThatStillSends(ServerCaller server) throws IOException {
    try (RawClient client = RawClient.to(server.fork())) {
      client.send(
          "POST /EchoBytes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
              + LARGE
              + "\r\n\r\n");
      client.send(new byte[LARGE / 2]);
      client.send(new byte[LARGE / 2]);
      seen413(server, client.readToEnd());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.anyfn.checks.platform.StreamingTest#servers")
  void a413ReachesAClientThatDoesNotSayHowMuchItSends(ServerCaller server) throws IOException {
    try (RawClient client = RawClient.to(server.fork())) {
      client.send(
          "POST /EchoBytes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
      for (int sent = 0; sent < LARGE; sent += 0x10000) {
        client.send("10000\r\n").send(new byte[0x10000]).send("\r\n");
      }
      client.send("0\r\n\r\n");
      seen413(server, client.readToEnd());
    }
  }

  private static void seen413(ServerCaller server, String answer) {
    assertThat(answer).startsWith("HTTP/1.1 413");
    String json = answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
    JsonNode problem = Documents.read(json);
    assertThat(problem.path("code").textValue()).isEqualTo("PAYLOAD_TOO_LARGE");
    LoggedFailure.line(problem.path("errorId").textValue(), server.log());
  }

  /** The container answers a problem; Jetty, in both invokers, its own page before any function. */
  @ParameterizedTest
  @MethodSource("dev.anyfn.checks.platform.StreamingTest#servers")
  void largeHeadersAre431(ServerCaller server) {
    HttpEvent large = HttpEvent.get("/TakesNothing").header("X-Large", "x".repeat(20_000));
    assertThat(server.call(large).status()).isEqualTo(431);
  }

  @Test
  void largeHeadersAreAProblemOnTheContainer() {
    HttpEvent large = HttpEvent.get("/TakesNothing").header("X-Large", "x".repeat(20_000));
    HttpAnswer answer = new ServerCaller(Forks.container()).call(large);
    assertThat(Expected.contentType(answer)).isEqualTo("application/problem+json");
    assertThat(Documents.of(answer).path("status").intValue()).isEqualTo(431);
  }

  @ParameterizedTest
  @CsvSource({"/_/health, 200, OK", "/_/ready, 200, OK"})
  void theContainerTellsHowItIs(String path, int status, String text) {
    HttpAnswer answer = new ServerCaller(Forks.container()).call(HttpEvent.get(path));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text()).isEqualTo(text);
    HttpAnswer head = new ServerCaller(Forks.container()).call(HttpEvent.head(path));
    assertThat(head.status()).isEqualTo(status);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void nothingElseIsUnderThePathsOfTheContainer() {
    HttpAnswer answer = new ServerCaller(Forks.container()).call(HttpEvent.get("/_/other"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(Expected.contentType(answer)).isEqualTo("application/problem+json");
  }

  /** A body under HEAD would be taken for the next answer. */
  @ParameterizedTest
  @MethodSource("dev.anyfn.checks.platform.StreamingTest#servers")
  void headHasNoBodyOnTheWire(ServerCaller server) throws IOException {
    try (RawClient client = RawClient.to(server.fork())) {
      client.send("HEAD /TakesNothing HTTP/1.1\r\nHost: x\r\n\r\n");
      client.send("HEAD /Unknown HTTP/1.1\r\nHost: x\r\n\r\n");
      client.send("GET /TakesNothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      String answers = client.readToEnd();
      assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
      String[] each = answers.split("HTTP/1.1 ", -1);
      assertThat(each[1]).startsWith("200").endsWith("\r\n\r\n");
      assertThat(each[2]).startsWith("404").endsWith("\r\n\r\n");
      assertThat(body(each[3])).contains("called with null");
    }
  }
}
