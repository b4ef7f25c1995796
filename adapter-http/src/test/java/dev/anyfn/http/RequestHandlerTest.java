package dev.anyfn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.Settings;
import dev.anyfn.runtime.wire.HttpSink;
import dev.anyfn.runtime.wire.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The container without a server: no socket is opened here. */
class RequestHandlerTest {

  private static final Headers NONE = Headers.empty();
  private static final Headers CHUNKED = NONE.and("transfer-encoding", "chunked");

  private final List<String> calls = new ArrayList<>();
  private final RequestHandler handler =
      new RequestHandler(
          Instance.of(
              Map.of(
                  "Echo",
                  TypedFunction.of(
                      String.class,
                      String.class,
                      (text, context) -> {
                        calls.add(text);
                        if (text.equals("drain")) {
                          Thread.currentThread().interrupt();
                          drainInterrupted();
                        }
                        return text;
                      })),
              Settings.of(Map.of()),
              RequestHandlerTest.class.getClassLoader(),
              new Log(line -> {})),
          ContainerSettings.of(Map.of("FN_MAX_HEADER_BYTES", "100")));

  /** From within a call: draining begins, and does not wait for the call itself. */
  private void drainInterrupted() {
    handler.drain();
    assertThat(Thread.interrupted()).isTrue();
  }

  /** An answer as a server would be handed it. */
  private static final class Answer implements HttpSink {

    private int status;
    private Headers headers = NONE;
    private long length;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public OutputStream start(int status, Headers headers, long length) {
      assertThat(this.status).as("started once").isZero();
      this.status = status;
      this.headers = headers;
      this.length = length;
      return body;
    }

    String text() {
      return body.toString(StandardCharsets.UTF_8);
    }

    List<String> connection() {
      return headers.all("Connection");
    }
  }

  private Answer ask(String method, String path, Headers headers, String body) throws IOException {
    Answer answer = new Answer();
    handler.handle(
        new HttpCall(
            method,
            path,
            null,
            headers,
            Payload.of(body.getBytes(StandardCharsets.UTF_8), "text/plain"),
            Origin.unknown()),
        answer);
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /_/health, 200, OK",
    "HEAD, /_/health, 200, ''",
    "GET, /_/ready, 200, OK",
    "GET, /_/else, 404, '{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is nothing at this path\"}'"
  })
  void answersItsOwnPathsWithoutTheFunction(String method, String path, int status, String text)
      throws IOException {
    Answer answer = ask(method, path, NONE, "");
    assertThat(answer.status).isEqualTo(status);
    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.length).isEqualTo(method.equals("HEAD") ? 2 : text.length());
    assertThat(answer.headers.all("Cache-Control")).containsExactly("no-store");
    assertThat(answer.connection()).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void handsAllElseToTheFunction() throws IOException {
    Answer answer = ask("POST", "/_", NONE, "hello");
    assertThat(answer.status).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("hello");
    assertThat(answer.connection()).isEmpty();
  }

  @Test
  void refusesHeadersBeyondTheLimit() throws IOException {
    assertThat(ask("POST", "/", NONE.and("X", "x".repeat(99)), "hello").status).isEqualTo(200);
    Headers twice = NONE.and("X", "x".repeat(49)).and("x", "x".repeat(50));
    Answer answer = ask("POST", "/", twice, "refused");
    assertThat(answer.status).isEqualTo(431);
    assertThat(answer.text()).contains("larger than 100 bytes");
    assertThat(calls).containsExactly("hello");
  }

  @ParameterizedTest
  @CsvSource({"/, 200", "/_/health, 200", "/_/ready, 200", "/_/else, 404"})
  void closesTheConnectionOfAChunkedRequest(String path, int status) throws IOException {
    Answer answer = ask("POST", path, CHUNKED, "hello");
    assertThat(answer.status).isEqualTo(status);
    assertThat(answer.connection()).containsExactly("close");
  }

  @Test
  void closesTheConnectionOfARequestThatTheServerCannotRead() throws IOException {
    Answer answer = new Answer();
    handler.refuse(FunctionException.invalidInput("unreadable"), "GET", answer);
    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.connection()).containsExactly("close");
  }

  @Test
  void isNotReadyWhileItDrainsAndClosesConnections() throws IOException {
    assertThat(ask("POST", "/", NONE, "drain").connection()).isEmpty();
    Answer ready = ask("GET", "/_/ready", NONE, "");
    assertThat(ready.status).isEqualTo(503);
    assertThat(ready.text()).isEqualTo("draining");
    assertThat(ask("POST", "/", NONE, "late").connection()).containsExactly("close");
    assertThat(ask("POST", "/", CHUNKED, "late").connection()).containsExactly("close");
    assertThat(calls).containsExactly("drain", "late", "late");
  }
}
