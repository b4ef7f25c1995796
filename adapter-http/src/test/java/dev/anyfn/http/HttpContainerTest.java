package dev.anyfn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.Response;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpContainerTest {

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  private HttpContainer open(Function<?, ?> function) throws IOException {
    Instance instance =
        Instance.of(
            Map.of("Tested", function),
            Settings.of(Map.of("FN_MAX_BODY_BYTES", "100")),
            HttpContainerTest.class.getClassLoader(),
            new Log(new PrintStream(lines, true, StandardCharsets.UTF_8)));
    return HttpContainer.open(
        instance, ContainerSettings.of(Map.of("PORT", "0", "FN_MAX_HEADER_BYTES", "500")));
  }

  /** Byte for byte, as no client library would show it. */
  private static String raw(HttpContainer container, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String request(String line, String more, String body) {
    return line
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + more
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private String answer(Function<?, ?> function, String request) throws IOException {
    try (HttpContainer container = open(function)) {
      return raw(container, request);
    }
  }

  private static Function<String, String> echo() {
    return TypedFunction.of(String.class, String.class, (text, context) -> text);
  }

  @Nested
  class Answers {

    @Test
    void echo() throws Exception {
      assertThat(answer(HttpContainerTest.echo(), request("POST /x?y=1", "", "hello")))
          .startsWith("HTTP/1.1 200 ")
          .contains("Content-length: 5")
          .endsWith("\r\n\r\nhello");
    }

    @Test
    void cannotBeSplitByAHeader() throws Exception {
      String answer =
          answer(
              TypedFunction.of(
                  String.class,
                  Response.class,
                  (text, c) -> Response.ok("x").header("X-A", "a\u010d\u010aSet-Cookie: evil=1")),
              request("POST /", "", ""));
      assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("evil");
    }

    @Test
    void toAHeadHaveNoBody() throws Exception {
      assertThat(answer(HttpContainerTest.echo(), request("HEAD /", "", "")))
          .startsWith("HTTP/1.1 200 ")
          .endsWith("\r\n\r\n");
      assertThat(
              answer(
                  TypedFunction.of(
                      Void.class, Stream.class, (in, c) -> Stream.iterate(1, n -> n + 1)),
                  request("HEAD /", "", "")))
          .startsWith("HTTP/1.1 200 ")
          .endsWith("\r\n\r\n");
    }

    @Test
    void areGivenEvenIfTheFunctionHasClosedTheBody() throws Exception {
      assertThat(
              answer(
                  TypedFunction.of(
                      InputStream.class,
                      String.class,
                      (in, c) -> {
                        in.close();
                        throw FunctionException.invalidInput("no thanks");
                      }),
                  request("POST /", "", "hello")))
          .startsWith("HTTP/1.1 400 ")
          .contains("no thanks");
    }

    @Test
    void thatBreakOffAreNotEndedProperly() throws Exception {
      String answer =
          answer(
              TypedFunction.of(
                  Void.class, Stream.class, (in, c) -> Stream.of(1, 2).map(n -> 1 / (2 - n))),
              request("GET /", "", ""));
      assertThat(answer)
          .startsWith("HTTP/1.1 200 ")
          .contains("chunked")
          .doesNotContain("\r\n0\r\n");
      assertThat(lines.toString(StandardCharsets.UTF_8)).contains("ArithmeticException");
    }

    @Test
    void toAStreamAreChunkedToTheEnd() throws Exception {
      assertThat(
              answer(
                  TypedFunction.of(Void.class, Stream.class, (in, c) -> Stream.of(1, 2)),
                  request("GET /", "", "")))
          .contains("application/x-ndjson", "\r\n1\n\r\n")
          .endsWith("\r\n0\r\n\r\n");
    }
  }

  @Nested
  class Limits {

    @Test
    void aBodyThatIsTooLargeIs413() throws Exception {
      assertThat(answer(HttpContainerTest.echo(), request("POST /", "", "x".repeat(101))))
          .startsWith("HTTP/1.1 413 ");
      assertThat(
              answer(
                  HttpContainerTest.echo(),
                  "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n"
                      + "x".repeat(101)
                      + "\r\n0\r\n\r\n"))
          .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void headersThatAreTooLargeAre431() throws Exception {
      assertThat(
              answer(
                  HttpContainerTest.echo(),
                  request("GET /", "X-Long: " + "x".repeat(500) + "\r\n", "")))
          .startsWith("HTTP/1.1 431 ");
    }
  }

  @Nested
  class OwnPaths {

    @Test
    void tellThatItLivesAndIsReady() throws Exception {
      try (HttpContainer container = open(HttpContainerTest.echo())) {
        assertThat(raw(container, request("GET /_/health", "", ""))).startsWith("HTTP/1.1 200 ");
        assertThat(raw(container, request("GET /_/ready", "", ""))).startsWith("HTTP/1.1 200 ");
        assertThat(raw(container, request("GET /_/else", "", ""))).startsWith("HTTP/1.1 404 ");
      }
    }

    @Test
    void tellThatItDrainsWhileARequestIsInFlight() throws Exception {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch leave = new CountDownLatch(1);
      HttpContainer container =
          open(
              TypedFunction.of(
                  Void.class,
                  String.class,
                  (in, c) -> {
                    entered.countDown();
                    assertThat(leave.await(30, TimeUnit.SECONDS)).isTrue();
                    return "done";
                  }));
      // Not the common pool: with two processors it has one thread, and both tasks wait.
      ExecutorService threads = Executors.newCachedThreadPool();
      CompletableFuture<String> slow =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return raw(container, request("GET /", "", ""));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              },
              threads);
      assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(container::close, threads);
      String ready = "";
      while (!ready.startsWith("HTTP/1.1 503 ")) {
        ready = raw(container, request("GET /_/ready", "", ""));
      }
      leave.countDown();
      assertThat(slow.get()).endsWith("done");
      closing.get();
      threads.shutdown();
      assertThatThrownBy(() -> raw(container, request("GET /", "", "")))
          .isInstanceOf(IOException.class);
    }
  }

  @Nested
  class SettingsOfIt {

    @Test
    void haveDefaults() {
      assertThat(ContainerSettings.of(Map.of()))
          .isEqualTo(new ContainerSettings(8080, 16 * 1024, Duration.ofSeconds(8)));
    }

    @ParameterizedTest
    @CsvSource({"PORT, 65536", "PORT, http", "PORT, -1", "FN_DRAIN_SECONDS, 1s"})
    void refuseWhatMakesNoSense(String name, String value) {
      assertThatThrownBy(() -> ContainerSettings.of(Map.of(name, value)))
          .isInstanceOf(InitializationException.class)
          .hasMessageContaining(name);
    }
  }
}
