package dev.anyfn.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Caller;
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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpContainerTest {

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  private JdkServer open(Function<?, ?> function) throws IOException {
    Instance instance =
        Instance.of(
            Map.of("Tested", function),
            Settings.of(Map.of("FN_MAX_BODY_BYTES", "100")),
            HttpContainerTest.class.getClassLoader(),
            new Log(new PrintStream(lines, true, StandardCharsets.UTF_8)));
    ContainerSettings settings = ContainerSettings.of(Map.of("FN_MAX_HEADER_BYTES", "500"));
    return JdkServer.open(0, instance, new RequestHandler(instance, settings));
  }

  /** Byte for byte, as no client library would show it. */
  private static String raw(JdkServer container, String request) throws IOException {
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
    try (JdkServer container = open(function)) {
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
    void goToAFunctionThatSeesItsPeerAsTheCaller() throws Exception {
      Function<Void, String> whoIs =
          TypedFunction.of(
              Void.class,
              String.class,
              (in, c) -> {
                Caller caller = c.http().orElseThrow().caller();
                return caller.address().orElseThrow() + caller.claims();
              });
      String forwarded = "X-Forwarded-For: 203.0.113.7\r\nForwarded: for=203.0.113.7\r\n";
      assertThat(answer(whoIs, request("GET /", forwarded, "")))
          .endsWith("\r\n\r\n" + InetAddress.getLoopbackAddress().getHostAddress() + "{}");
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
  class ChunkedRequests {

    private static final String NEXT = "GET /other HTTP/1.1\r\nHost: x\r\n\r\n";

    /** The JDK's server loses the first byte of a trailer section, and takes the rest for NEXT. */
    private static final String TRAILER = "X" + NEXT;

    private final AtomicInteger calls = new AtomicInteger();

    /** Sends one request that does not ask to be the last on its connection. */
    private String answer(String line, String headers, String body) throws IOException {
      Function<InputStream, Object> function =
          TypedFunction.of(
              InputStream.class,
              Object.class,
              (in, c) -> {
                calls.incrementAndGet();
                int first = in.read();
                if (first == 'f') {
                  throw new IllegalStateException("as asked");
                }
                return first == 's' ? Stream.of(1, 2) : "done";
              });
      return HttpContainerTest.this.answer(
          function,
          line
              + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
              + headers
              + "\r\n"
              + body);
    }

    private void isTheOnlyAnswer(String answer, int status) {
      assertThat(answer).startsWith("HTTP/1.1 " + status + " ").containsOnlyOnce("HTTP/1.1 ");
      assertThat(answer.toLowerCase(Locale.ROOT)).containsOnlyOnce("\r\nconnection: close\r\n");
    }

    @ParameterizedTest
    @CsvSource({
      "200, '2\r\n{}\r\n0\r\n\r\n'",
      "200, '6\r\nstream\r\n0\r\n\r\n'",
      "500, '6\r\nfailed\r\n0\r\n\r\n'",
      "200, '0\r\n\r\n'"
    })
    void areTheLastOnTheirConnection(int status, String body) throws Exception {
      isTheOnlyAnswer(answer("POST /", "", body + NEXT), status);
      assertThat(calls).hasValue(1);
    }

    @Test
    void doNotHideAnotherInTheirTrailer() throws Exception {
      isTheOnlyAnswer(answer("POST /", "", "2\r\n{}\r\n0\r\n" + TRAILER), 200);
      assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
      "POST /_/health, X-A: a, 200",
      "POST /_/ready, X-A: a, 200",
      "POST /_/else, X-A: a, 404",
      "HEAD /_/else, X-A: a, 404",
      "POST /, X-Long: {long}, 431",
      "POST /, X-A: a\u0001b, 400"
    })
    void doNotHideAnotherWhenTheFunctionIsNotCalled(String line, String header, int status)
        throws Exception {
      String headers = header.replace("{long}", "x".repeat(500)) + "\r\n";
      isTheOnlyAnswer(answer(line, headers, "2\r\n{}\r\n0\r\n" + TRAILER), status);
      assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"2, 400", "101, 413"})
    void doNotHideAnotherWhenTheyAreRefused(int length, int status) throws Exception {
      String chunk = Integer.toHexString(length) + "\r\n" + "x".repeat(length) + "\r\n";
      isTheOnlyAnswer(
          HttpContainerTest.this.answer(
              HttpContainerTest.echo(),
              "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + chunk
                  + "0\r\n"
                  + TRAILER),
          status);
    }
  }

  @Nested
  class OwnPaths {

    @Test
    void tellThatItLivesAndIsReady() throws Exception {
      try (JdkServer container = open(HttpContainerTest.echo())) {
        assertThat(raw(container, request("GET /_/health", "", ""))).startsWith("HTTP/1.1 200 ");
        assertThat(raw(container, request("GET /_/ready", "", ""))).startsWith("HTTP/1.1 200 ");
        assertThat(raw(container, request("GET /_/else", "", ""))).startsWith("HTTP/1.1 404 ");
      }
    }

    @Test
    void tellThatItDrainsWhileARequestIsInFlight() throws Exception {
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch leave = new CountDownLatch(1);
      JdkServer container =
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
