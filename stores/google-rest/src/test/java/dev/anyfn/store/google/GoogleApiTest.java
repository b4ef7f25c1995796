package dev.anyfn.store.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.FakeStoreContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that speaks on its socket whatever the test wants. */
class GoogleApiTest {

  /**
   * A port below those that are given out. One whose server was just closed will not do: while its
   * last accept returns, the kernel still takes connections.
   */
  private static final int NOBODY = 1;

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  private final AtomicInteger requests = new AtomicInteger();
  private final FakeStoreContext fake = FakeStoreContext.create("it");
  private final GoogleApi api = GoogleApi.ofEmulator("Product", fake.context());
  private ServerSocket server;
  private volatile List<String> answers = List.of();

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "server");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  /** One request a connection. */
  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        read(socket.getInputStream());
        int number = requests.getAndIncrement();
        OutputStream out = socket.getOutputStream();
        String answer = answers.get(Math.min(number, answers.size() - 1));
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException e) {
        // the client has seen enough
      }
    }
  }

  /** Up to the end of the body, so that closing the socket does not look like a reset. */
  private static void read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("no request");
      }
      head.append((char) c);
    }
    int length = head.toString().toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
    if (length >= 0) {
      String rest = head.substring(length + 16);
      in.readNBytes(Integer.parseInt(rest.substring(0, rest.indexOf('\r'))));
    }
  }

  private Call call(String method) {
    return call(method, server.getLocalPort());
  }

  private static Call call(String method, int port) {
    return Call.of(method, "http://127.0.0.1:" + port + "/x");
  }

  private static void assertFails(StoreError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.error()).as(e.getMessage()).isEqualTo(error));
  }

  @Test
  void aWriteIsSentOnceIfItsAnswerIsLost() {
    answers = List.of("");
    for (String method : List.of("POST", "PUT", "DELETE")) {
      requests.set(0);
      assertFails(StoreError.OUTCOME_UNKNOWN, () -> api.write(call(method)));
      assertThat(requests).as(method).hasValue(1);
    }
  }

  @Test
  void aWriteIsSentOnceIfItsAnswerBreaksOff() {
    answers = List.of("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"half\":");
    assertFails(StoreError.OUTCOME_UNKNOWN, () -> api.write(call("POST")));
    assertThat(requests).hasValue(1);
  }

  @Test
  void aReadIsSentAgainIfItsAnswerIsLostOrBreaksOff() {
    answers = List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{", OK);
    assertThat(api.read(call("POST")).json().isMissing()).isFalse();
    assertThat(requests).hasValue(3);
    assertThat(fake.pauses()).hasSize(2);
  }

  @Test
  void pausesAreThoseOfTheContextAndGrow() {
    answers = List.of("");
    assertFails(StoreError.UNAVAILABLE, () -> api.read(call("GET")));
    List<Duration> pauses = fake.pauses();
    assertThat(pauses).hasSize(4);
    for (int i = 0; i < pauses.size(); i++) {
      assertThat(pauses.get(i)).isPositive().isLessThanOrEqualTo(Duration.ofMillis(80L << i));
    }
    FakeStoreContext same = FakeStoreContext.create("it");
    GoogleApi other = GoogleApi.ofEmulator("Product", same.context());
    assertFails(StoreError.UNAVAILABLE, () -> other.read(call("GET")));
    assertThat(same.pauses()).isEqualTo(pauses);
  }

  @Test
  void aWriteIsSentAgainIfItWasRefusedForNow() {
    answers = List.of("HTTP/1.1 429 Slow Down\r\nContent-Length: 0\r\n\r\n", OK);
    assertThat(api.write(call("POST")).status()).isEqualTo(200);
    assertThat(requests).hasValue(2);
  }

  @Test
  void quotaIsRateLimitedThoughItIs403() {
    String body = "{\"error\":{\"errors\":[{\"reason\":\"userRateLimitExceeded\"}]}}";
    answers = List.of("HTTP/1.1 403 No\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    assertFails(StoreError.RATE_LIMITED, () -> api.read(call("GET")));
  }

  @Test
  void whereNobodyListensNothingWasWritten() {
    assertFails(StoreError.UNAVAILABLE, () -> api.write(call("POST", NOBODY)));
  }

  @Test
  void whatIsNotHttpIsALostAnswer() {
    answers = List.of("NONSENSE\r\n\r\n");
    assertFails(StoreError.OUTCOME_UNKNOWN, () -> api.write(call("POST")));
  }
}
