package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.checks.fixtures.ServerCaller;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.HttpFork;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that grow: on the wire of the servers; envelopes of Lambda are sent whole. */
@ExtendWith(Forks.class)
@Timeout(120)
class StreamingTest {

  /** The rows that are servers, each with both kinds of answers. */
  static Stream<Arguments> serversAndKinds() {
    return servers()
        .flatMap(
            server ->
                Stream.of(
                    Arguments.of(server, "application/x-ndjson", "{\"n\":%d}\n"),
                    Arguments.of(server, "text/event-stream", "data: {\"n\":%d}\n\n")));
  }

  /** Not the forks themselves, which JUnit would close after a test as its arguments. */
  static Stream<Named<ServerCaller>> servers() {
    return Forks.overHttp().stream()
        .filter(target -> target.fork() instanceof HttpFork)
        .map(target -> Named.of(target.toString(), new ServerCaller((HttpFork) target.fork())));
  }

  private static String request(String path, String accept, Object input) {
    String json = input.toString();
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: "
        + accept
        + "\r\nContent-Length: "
        + json.length()
        + "\r\n\r\n"
        + json;
  }

  @ParameterizedTest
  @MethodSource("serversAndKinds")
  void arriveElementByElement(ServerCaller server, String type, String element) throws IOException {
    try (Gate gate = new Gate();
        RawClient client = RawClient.to(server.fork())) {
      client.send(request("/GatedTicks", type, gate.port()));
      try (Gate.Waiting secondElement = gate.arrival()) {
        String begun = client.readUntil(element.formatted(1));
        assertThat(begun).startsWith("HTTP/1.1 200").contains(type);
        assertThat(begun).doesNotContain(element.formatted(2));
        secondElement.goOn();
        assertThat(client.readUntil("\r\n0\r\n\r\n"))
            .as("up to the chunk that says that all is there")
            .contains(element.formatted(2), element.formatted(3));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void breakTheConnectionWhereTheyFailHalfWay(ServerCaller server) throws IOException {
    try (RawClient client = RawClient.to(server.fork())) {
      client.send(request("/FailingStream", "application/x-ndjson", 3));
      String answer = client.readToEnd();
      assertThat(answer).startsWith("HTTP/1.1 200").contains("1\n", "2\n");
      assertThat(answer).doesNotEndWith("0\r\n\r\n").doesNotContain("Exception", "secret");
      logged(server.fork());
    }
  }

  private static void logged(Fork server) {
    server
        .output()
        .await(
            line ->
                line.contains("\"function\":\"FailingStream\"")
                    && line.contains("\"errorId\"")
                    && line.contains("\"severity\":\"ERROR\""),
            Forks.LONG);
  }

  /** A server whose thread died with the client would answer no more. */
  @ParameterizedTest
  @MethodSource("servers")
  void surviveAClientThatGoesAway(ServerCaller server) throws IOException {
    try (Gate gate = new Gate()) {
      try (RawClient client = RawClient.to(server.fork())) {
        client.send(request("/GatedTicks", "text/event-stream", gate.port()));
        client.readUntil("{\"n\":1}");
        client.socket().setSoLinger(true, 0);
      }
      try (Gate.Waiting secondElement = gate.arrival()) {
        secondElement.goOn();
      }
    }
    HttpAnswer next = server.call(HttpEvent.post("/EchoText").body("x"));
    assertThat(next.text()).isEqualTo("x");
  }
}
