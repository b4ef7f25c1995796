package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.Response;
import dev.anyfn.TypeToken;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.event.Event;
import dev.anyfn.runtime.wire.ClientGoneException;
import dev.anyfn.runtime.wire.HttpSink;
import dev.anyfn.runtime.wire.Payload;
import io.cloudevents.CloudEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpTriggerTest {

  record Order(String name, int count, List<String> tags) {}

  private static final byte[] BYTES = {0, (byte) 0xff, (byte) 0x80, '\n'};

  private static <I, O> TypedFunction<I, O> of(
      Class<I> input, Class<O> output, Function<I, O> function) {
    return TypedFunction.of(input, output, function);
  }

  private static <O> Rig giving(Class<O> type, O value) {
    return Rig.of(of(Void.class, type, (nothing, context) -> value));
  }

  private static Rig throwing(Throwable thrown) {
    return Rig.of(
        of(
            Void.class,
            String.class,
            (nothing, context) -> {
              HttpTriggerTest.<RuntimeException>sneak(thrown);
              return "";
            }));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  private static void failed(MemorySink sink, ErrorCode code) {
    assertThat(sink.status).isEqualTo(code.httpStatus());
    assertThat(sink.starts).isEqualTo(1);
    assertThat(sink.type()).isEqualTo("application/problem+json");
    assertThat(sink.headers.first("Cache-Control")).contains("no-store");
    assertThat(Rig.json(sink.text()).get("code").textValue()).isEqualTo(code.name());
  }

  @Nested
  class Inputs {

    private final Rig text = Rig.of(of(String.class, String.class, (in, context) -> in));
    private final Rig order = Rig.of(of(Order.class, String.class, (in, context) -> in.toString()));

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "iso-8859-1", "UTF-16", "windows-1252"})
    void textIsReadInItsCharset(String charset) throws Exception {
      MemorySink sink =
          text.post("text/plain; charset=" + charset, "né".getBytes(Charset.forName(charset)));
      assertThat(sink.text()).isEqualTo("né");
    }

    @Test
    void textIsUtf8ByDefaultAndOfAnyMediaType() throws Exception {
      assertThat(text.post("application/json", "{\"a\": \"€ 😀\"}").text())
          .isEqualTo("{\"a\": \"€ 😀\"}");
      assertThat(text.post(null, "€").text()).isEqualTo("€");
    }

    @Test
    void textThatIsNoneIsRefused() throws Exception {
      failed(text.post("text/plain", BYTES), ErrorCode.INVALID_INPUT);
      failed(text.post("text/plain;charset=klingon", "a"), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      assertThat(text.logText()).doesNotContain("klingon", "exception");
    }

    @Test
    void bytesAndStreamsAreWhatWasSent() throws Exception {
      assertThat(Rig.of(of(byte[].class, byte[].class, (in, c) -> in)).post("a/b", BYTES).bytes())
          .isEqualTo(BYTES);
      assertThat(
              Rig.of(of(InputStream.class, byte[].class, (in, c) -> in.readAllBytes()))
                  .post("text/plain", BYTES)
                  .bytes())
          .isEqualTo(BYTES);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"application/json", "text/json", "application/vnd.x+json; charset=utf-8"})
    void recordsAreJson(String type) throws Exception {
      assertThat(order.post(type, "{\"name\":\"é\",\"count\":2,\"more\":1}").text())
          .isEqualTo("Order[name=é, count=2, tags=null]");
    }

    @Test
    void recordsNeedNoMediaTypeAndTakeACharset() throws Exception {
      assertThat(order.post(null, "{\"count\":2}").status).isEqualTo(200);
      assertThat(
              order
                  .post(
                      "application/json; charset=iso-8859-1",
                      "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1))
                  .text())
          .contains("name=é");
    }

    @Test
    void recordsAreNothingElse() throws Exception {
      failed(order.post("text/plain", "{}"), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      failed(order.post("application/json", "{"), ErrorCode.INVALID_INPUT);
      failed(order.post("application/json", "null"), ErrorCode.INVALID_INPUT);
      failed(order.post("application/json", "{} x"), ErrorCode.INVALID_INPUT);
      failed(order.post("application/json", "{\"count\":\"s3cret\"}"), ErrorCode.INVALID_INPUT);
      assertThat(order.logText()).doesNotContain("s3cret");
    }

    @Test
    void aRequestWithoutBodyBindsItsQuery() throws Exception {
      assertThat(order.get("/?name=A%26B&count=3&tags=x&tags=y+z&other=1").text())
          .isEqualTo("Order[name=A&B, count=3, tags=[x, y z]]");
      assertThat(order.get("/?count=1&count=2&tags=one").text())
          .isEqualTo("Order[name=null, count=2, tags=[one]]");
      assertThat(order.get("/").text()).isEqualTo("Order[name=null, count=0, tags=null]");
      failed(order.get("/?count=many"), ErrorCode.INVALID_INPUT);
      failed(order.get("/?count=%zz"), ErrorCode.INVALID_INPUT);
    }

    @Test
    void anythingElseNeedsABody() throws Exception {
      Rig list =
          Rig.of(
              TypedFunction.of(
                  new TypeToken<List<Order>>() {},
                  TypeToken.of(String.class),
                  (in, c) -> in.get(0).name()));
      failed(list.get("/?name=a"), ErrorCode.INVALID_INPUT);
      assertThat(list.post("application/json", "[{\"name\":\"a\"}]").text()).isEqualTo("a");
    }

    @Test
    void nothingIsWhatVoidTakes() throws Exception {
      assertThat(giving(String.class, "x").post("text/plain;charset=klingon", BYTES).text())
          .isEqualTo("x");
    }

    @Test
    void aBatchIsAJsonArray() throws Exception {
      Rig batch =
          Rig.of(
              TypedFunction.of(
                  new TypeToken<Batch<Order>>() {},
                  TypeToken.of(String.class),
                  (in, c) -> in.items().get(1).id() + in.items().get(1).value().name()));
      assertThat(batch.post("application/json", "[{},{\"name\":\"é\"}]").text()).isEqualTo("1é");
      assertThat(
              batch
                  .post(
                      "application/json;charset=iso-8859-1",
                      "[{},{\"name\":\"é\"}]".getBytes(StandardCharsets.ISO_8859_1))
                  .text())
          .isEqualTo("1é");
      failed(batch.post("text/plain", "[{},{}]"), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      failed(batch.post("application/json", "{}"), ErrorCode.INVALID_INPUT);
      failed(batch.post("application/json", "[{}"), ErrorCode.INVALID_INPUT);
      failed(batch.post("application/json", "[{}] []"), ErrorCode.INVALID_INPUT);
    }

    @Test
    void theRequestIsInTheContext() throws Exception {
      List<Context> seen = new ArrayList<>();
      Rig rig =
          Rig.of(
              of(
                  Void.class,
                  Void.class,
                  (in, context) -> {
                    seen.add(context);
                    return null;
                  }));
      rig.call(
          "PUT",
          "/a%20b?x=1",
          Rig.headers(
              "X-Y", "z", "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
          new byte[0]);
      Context context = seen.get(0);
      assertThat(context.http().orElseThrow().method()).isEqualTo("PUT");
      assertThat(context.http().orElseThrow().path()).isEqualTo("/a%20b");
      assertThat(context.http().orElseThrow().query()).isEqualTo(Map.of("x", List.of("1")));
      assertThat(context.http().orElseThrow().headers().first("x-y")).contains("z");
      assertThat(context.trace().orElseThrow().parentId()).isEqualTo("00f067aa0ba902b7");
      assertThat(context.functionName()).isEqualTo("Tested");
      assertThat(context.attempt()).isEqualTo(1);
      assertThat(context.event()).isEmpty();
      assertThat(context.job()).isEmpty();
      assertThat(context.deadline()).isEmpty();
      assertThat(context.unwrap(String.class)).isEmpty();
      assertThat(context.toString()).doesNotContain("z");
    }

    @Test
    void aBodyIsLimited() throws Exception {
      Rig small =
          Rig.of(of(String.class, String.class, (in, c) -> in), Map.of("FN_MAX_BODY_BYTES", "4"));
      assertThat(small.post("text/plain", "abcd").status).isEqualTo(200);
      failed(small.post("text/plain", "abcde"), ErrorCode.PAYLOAD_TOO_LARGE);
      MemorySink sink = new MemorySink();
      new HttpTrigger(small.instance)
          .handle(
              new HttpCall(
                  "POST",
                  "/",
                  null,
                  Headers.empty(),
                  Payload.of(new ByteArrayInputStream(new byte[5]), -1, null),
                  Origin.unknown()),
              sink);
      failed(sink, ErrorCode.PAYLOAD_TOO_LARGE);
    }
  }

  @Nested
  class Outputs {

    @Test
    void textIsPlainAndUtf8() throws Exception {
      MemorySink sink = giving(String.class, "Euro € 😀").get("/");
      assertThat(sink.status).isEqualTo(200);
      assertThat(sink.type()).isEqualTo("text/plain; charset=utf-8");
      assertThat(sink.text()).isEqualTo("Euro € 😀");
      assertThat(sink.length).isEqualTo(sink.bytes().length);
      assertThat(sink.closed).isTrue();
    }

    @Test
    void bytesAndStreamsAreOctets() throws Exception {
      for (MemorySink sink :
          List.of(
              giving(byte[].class, BYTES).get("/"),
              giving(InputStream.class, new ByteArrayInputStream(BYTES)).get("/"))) {
        assertThat(sink.type()).isEqualTo("application/octet-stream");
        assertThat(sink.bytes()).isEqualTo(BYTES);
        assertThat(sink.closed).isTrue();
      }
    }

    @Test
    void recordsAreJson() throws Exception {
      MemorySink sink = giving(Order.class, new Order("é", 1, List.of("x"))).get("/");
      assertThat(sink.type()).isEqualTo("application/json");
      assertThat(sink.text()).isEqualTo("{\"name\":\"é\",\"count\":1,\"tags\":[\"x\"]}");
    }

    @Test
    void anObjectIsWhatItIs() throws Exception {
      assertThat(giving(Object.class, "x").get("/").type()).startsWith("text/plain");
      assertThat(giving(Object.class, BYTES).get("/").bytes()).isEqualTo(BYTES);
      assertThat(giving(Object.class, List.of(1)).get("/").text()).isEqualTo("[1]");
      assertThat(giving(Object.class, Response.of(201, "x")).get("/").status).isEqualTo(201);
    }

    @Test
    void nothingIs204() throws Exception {
      MemorySink sink = giving(Order.class, null).get("/");
      assertThat(sink.status).isEqualTo(204);
      assertThat(sink.bytes()).isEmpty();
      assertThat(sink.headers.isEmpty()).isTrue();
      assertThat(sink.closed).isTrue();
    }

    @Test
    void aResponseHasItsStatusAndHeaders() throws Exception {
      MemorySink sink =
          giving(
                  Response.class,
                  Response.of(201, new Order("a", 1, null))
                      .header("Location", "/1")
                      .header("Set-Cookie", "a=1")
                      .header("Set-Cookie", "b=2"))
              .get("/");
      assertThat(sink.status).isEqualTo(201);
      assertThat(sink.type()).isEqualTo("application/json");
      assertThat(sink.headers.first("Location")).contains("/1");
      assertThat(sink.headers.all("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void aResponsesOwnContentTypeReplacesTheDefault() throws Exception {
      MemorySink sink =
          giving(Response.class, Response.ok("<p>").header("content-type", "text/html")).get("/");
      assertThat(sink.headers.all("Content-Type")).containsExactly("text/html");
    }

    @Test
    void headersThatFrameTheBodyAreDropped() throws Exception {
      MemorySink sink =
          giving(
                  Response.class,
                  Response.ok("abc")
                      .header("content-length", "1")
                      .header("Transfer-Encoding", "chunked")
                      .header("CONNECTION", "close")
                      .header("X-Kept", "1"))
              .get("/");
      assertThat(sink.headers.names()).containsExactly("Content-Type", "X-Kept");
      assertThat(sink.text()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 304, 404})
    void aResponseWithoutBodyKeepsItsStatus(int status) throws Exception {
      MemorySink sink = giving(Response.class, Response.status(status)).get("/");
      assertThat(sink.status).isEqualTo(status);
      assertThat(sink.bytes()).isEmpty();
      assertThat(sink.length).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void aStatusThatForbidsABodyWithOneIsTheFunctionsFailure(int status) throws Exception {
      failed(giving(Response.class, Response.of(status, "x")).get("/"), ErrorCode.INTERNAL);
    }

    @Test
    void anEventIsInBinaryMode() throws Exception {
      CloudEvent event =
          Event.builder()
              .id("1")
              .type("t")
              .source("/s")
              .dataContentType("text/plain")
              .data(BYTES)
              .build();
      MemorySink sink = giving(CloudEvent.class, event).get("/");
      assertThat(sink.headers.first("ce-id")).contains("1");
      assertThat(sink.type()).isEqualTo("text/plain");
      assertThat(sink.bytes()).isEqualTo(BYTES);
    }

    @Test
    void anOutcomeIs204OrTheFirstFailure() throws Exception {
      assertThat(giving(Batch.Outcome.class, Batch.Outcome.success()).get("/").status)
          .isEqualTo(204);
      failed(
          giving(
                  Batch.Outcome.class,
                  new Batch.Outcome(
                      List.of(new Batch.Failure("1", FunctionException.unavailable("x", null)))))
              .get("/"),
          ErrorCode.UNAVAILABLE);
      failed(
          giving(Batch.Outcome.class, new Batch.Outcome(List.of(new Batch.Failure("1", null))))
              .get("/"),
          ErrorCode.INTERNAL);
    }

    @Test
    void headHasTheHeadersAlone() throws Exception {
      MemorySink sink = giving(String.class, "abc").call("HEAD", "/", Headers.empty(), new byte[0]);
      assertThat(sink.status).isEqualTo(200);
      assertThat(sink.length).isEqualTo(3);
      assertThat(sink.type()).startsWith("text/plain");
      assertThat(sink.bytes()).isEmpty();
      assertThat(sink.closed).isTrue();
      MemorySink failure =
          throwing(FunctionException.notFound("x")).call("HEAD", "/", Headers.empty(), new byte[0]);
      assertThat(failure.status).isEqualTo(404);
      assertThat(failure.bytes()).isEmpty();
    }
  }

  @Nested
  class Streams {

    private Rig stream(Stream<?> elements) {
      return giving(Stream.class, elements);
    }

    @Test
    void areNewlineDelimitedJsonFlushedPerElement() throws Exception {
      MemorySink sink = stream(Stream.of("a\nb", 1, new Order("x", 1, null))).get("/");
      assertThat(sink.type()).isEqualTo("application/x-ndjson");
      assertThat(sink.length).isEqualTo(HttpSink.UNKNOWN_LENGTH);
      assertThat(sink.text())
          .isEqualTo("\"a\\nb\"\n1\n{\"name\":\"x\",\"count\":1,\"tags\":null}\n");
      assertThat(sink.flushed).hasSize(3).startsWith("\"a\\nb\"\n");
      assertThat(sink.closed).isTrue();
    }

    @Test
    void areServerSentEventsWhereTheClientAsksForThem() throws Exception {
      Rig rig =
          Rig.of(
              TypedFunction.of(
                  TypeToken.of(Void.class),
                  new TypeToken<Stream<String>>() {},
                  (in, c) -> Stream.of("one", "two\r\nlines", "")));
      MemorySink sink =
          rig.call("GET", "/", Rig.headers("accept", "Text/Event-Stream"), new byte[0]);
      assertThat(sink.type()).isEqualTo("text/event-stream");
      assertThat(sink.text()).isEqualTo("data: one\n\ndata: two\ndata: lines\n\ndata: \n\n");
    }

    @Test
    void ofRecordsAreEventsOfJson() throws Exception {
      MemorySink sink =
          stream(Stream.of(1, "a"))
              .call("GET", "/", Rig.headers("Accept", "a/b, text/event-stream;q=1"), new byte[0]);
      assertThat(sink.text()).isEqualTo("data: 1\n\ndata: \"a\"\n\n");
    }

    @Test
    void mayBeEmptyAndMayHoldNull() throws Exception {
      assertThat(stream(Stream.empty()).get("/").status).isEqualTo(200);
      assertThat(stream(Stream.of("a", null)).get("/").text()).isEqualTo("\"a\"\nnull\n");
    }

    @Test
    void thatFailBeforeTheFirstElementHaveAStatus() throws Exception {
      List<String> closed = new ArrayList<>();
      MemorySink sink =
          stream(
                  Stream.of(1)
                      .map(
                          n -> {
                            throw FunctionException.notFound("no such list");
                          })
                      .onClose(() -> closed.add("closed")))
              .get("/");
      failed(sink, ErrorCode.NOT_FOUND);
      assertThat(closed).hasSize(1);
    }

    @Test
    void thatFailInTheMiddleAreBrokenOffAndLogged() {
      List<String> closed = new ArrayList<>();
      IllegalStateException thrown = new IllegalStateException("half way");
      Rig rig =
          stream(
              Stream.of(1, 2, 3)
                  .peek(
                      n -> {
                        if (n == 2) {
                          throw thrown;
                        }
                      })
                  .onClose(() -> closed.add("closed")));
      MemorySink sink = new MemorySink();
      assertThatThrownBy(() -> rig.handle("GET", "/", Headers.empty(), new byte[0], sink))
          .isInstanceOf(AnswerBrokenException.class)
          .hasCause(thrown);
      assertThat(sink.starts).isEqualTo(1);
      assertThat(sink.text()).isEqualTo("1\n");
      assertThat(sink.closed).as("a client must see that it broke off").isFalse();
      assertThat(closed).hasSize(1);
      assertThat(rig.logged()).hasSize(1);
      assertThat(rig.logText()).contains("half way");
    }

    @Test
    void withoutEndDoNotHoldAHead() throws Exception {
      List<String> closed = new ArrayList<>();
      MemorySink sink =
          stream(Stream.iterate(1, n -> n + 1).onClose(() -> closed.add("closed")))
              .call("HEAD", "/", Headers.empty(), new byte[0]);
      assertThat(sink.status).isEqualTo(200);
      assertThat(sink.type()).isEqualTo("application/x-ndjson");
      assertThat(sink.bytes()).isEmpty();
      assertThat(sink.closed).isTrue();
      assertThat(closed).hasSize(1);
    }

    @Test
    void ofBytesAreClosedWhenTheClientIsGone() {
      List<String> closed = new ArrayList<>();
      InputStream in =
          new ByteArrayInputStream(BYTES) {
            @Override
            public void close() {
              closed.add("closed");
            }
          };
      Rig rig = giving(InputStream.class, in);
      HttpSink gone =
          (status, headers, length) -> {
            throw new IOException("reset");
          };
      assertThatThrownBy(() -> rig.handle("GET", "/", Headers.empty(), new byte[0], gone))
          .isInstanceOf(ClientGoneException.class)
          .hasRootCauseMessage("reset");
      assertThat(closed).hasSize(1);
      assertThat(rig.logText()).as("not the function's failure").isEmpty();
    }
  }

  @Nested
  class Failures {

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void haveTheStatusOfTheirCode(ErrorCode code) throws Exception {
      Rig rig = throwing(new FunctionException(code, "say \"why\"\n"));
      MemorySink sink = rig.get("/");
      failed(sink, code);
      JsonNode problem = Rig.json(sink.text());
      assertThat(problem.get("detail").textValue()).isEqualTo("say \"why\"\n");
      assertThat(problem.get("status").intValue()).isEqualTo(code.httpStatus());
      assertThat(rig.logged().get(0).get("errorId")).isEqualTo(problem.get("errorId"));
      boolean comeBack = code == ErrorCode.RATE_LIMITED || code == ErrorCode.UNAVAILABLE;
      assertThat(sink.headers.first("Retry-After").isPresent()).isEqualTo(comeBack);
    }

    static Stream<Throwable> unforeseen() {
      return Stream.of(
          new IllegalStateException("s3cret"),
          new IOException("s3cret"),
          new AssertionError("s3cret"),
          new StackOverflowError("s3cret"),
          new OutOfMemoryError("s3cret"),
          new NoClassDefFoundError("s3cret"),
          new Exception("s3cret", FunctionException.invalidInput("s3cret")));
    }

    @ParameterizedTest
    @MethodSource("unforeseen")
    void thatAreUnforeseenSayNothingButToTheLog(Throwable thrown) throws Exception {
      Rig rig = throwing(thrown);
      MemorySink sink = rig.get("/");
      failed(sink, ErrorCode.INTERNAL);
      assertThat(sink.text())
          .doesNotContain("s3cret", "detail", "\tat ", "java.", thrown.getClass().getSimpleName());
      assertThat(rig.logText()).contains("s3cret", thrown.getClass().getName());
    }

    @Test
    void haveAnAnswerEvenIfTheyCannotBePrinted() throws Exception {
      MemorySink sink =
          throwing(
                  new RuntimeException() {
                    @Override
                    public String getMessage() {
                      throw new IllegalStateException("no session");
                    }
                  })
              .get("/");
      failed(sink, ErrorCode.INTERNAL);
    }

    @Test
    void ofRealRecursionAreAnswered() throws Exception {
      Rig rig = Rig.of(of(Void.class, String.class, (in, c) -> dive(1)));
      failed(rig.get("/"), ErrorCode.INTERNAL);
    }

    private String dive(int depth) {
      return depth + dive(depth + 1);
    }

    @Test
    void passAnInterruptionOn() throws Exception {
      MemorySink sink = throwing(new InterruptedException()).get("/");
      failed(sink, ErrorCode.INTERNAL);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT90S, 90"})
    void roundRetryAfterUp(Duration delay, String seconds) throws Exception {
      MemorySink sink =
          throwing(FunctionException.unavailable("x", null).retryAfter(delay)).get("/");
      assertThat(sink.headers.first("Retry-After")).contains(seconds);
    }

    @Test
    void mayAskForEver() throws Exception {
      MemorySink sink =
          throwing(
                  FunctionException.unavailable("x", null)
                      .retryAfter(ChronoUnit.FOREVER.getDuration()))
              .get("/");
      failed(sink, ErrorCode.UNAVAILABLE);
      assertThat(sink.headers.first("Retry-After")).contains("" + Long.MAX_VALUE);
    }

    @Test
    void forgetWhatTheFunctionHadChosen() throws Exception {
      Rig rig =
          giving(
              Response.class,
              Response.of(201, Stream.of(1).map(n -> 1 / (n - n))).header("X-Chosen", "1"));
      MemorySink sink = rig.get("/");
      failed(sink, ErrorCode.INTERNAL);
      assertThat(sink.headers.first("X-Chosen")).isEmpty();
    }

    @Test
    void ofForeignHeadersAreNone() throws Exception {
      Headers headers =
          Rig.headers("X-Cloud-Trace-Context", "4bf92f3577b34;a6a3ce929d0e0e4736/1;o=1");
      MemorySink sink = giving(String.class, "x").call("GET", "/", headers, new byte[0]);
      assertThat(sink.status).isEqualTo(200);
    }

    @Test
    void ofTheRequestItselfAreAnswered() throws Exception {
      Rig rig = giving(String.class, "x");
      MemorySink sink = new MemorySink();
      new HttpTrigger(rig.instance).refuse(FunctionException.invalidInput("broken"), "", sink);
      failed(sink, ErrorCode.INVALID_INPUT);
      assertThat(rig.logged()).hasSize(1);
    }
  }

  @Nested
  class Routes {

    private final Rig rig =
        Rig.of(
            Map.of(
                "A", of(Void.class, String.class, (in, c) -> "a" + c.functionName()),
                "B", of(Void.class, String.class, (in, c) -> "b" + c.functionName())));

    @ParameterizedTest
    @CsvSource({"/A, aA", "/B, bB", "/A/, aA", "/B/x/y, bB"})
    void goByTheFirstSegment(String path, String answer) throws Exception {
      assertThat(rig.get(path).text()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "*", "/C", "/a", "/AB", "//A", "/%41"})
    void thatAreUnknownAre404(String path) throws Exception {
      MemorySink sink = rig.get(path);
      failed(sink, ErrorCode.NOT_FOUND);
      assertThat(sink.text()).doesNotContain("AB");
    }

    @Test
    void areNotChosenByAHeader() throws Exception {
      failed(
          rig.call("GET", "/", Rig.headers("FN_TARGET", "A", "X-Function", "A"), new byte[0]),
          ErrorCode.NOT_FOUND);
    }

    @Test
    void doNotMatterWithOneFunction() throws Exception {
      assertThat(giving(String.class, "x").get("/any/where").text()).isEqualTo("x");
    }
  }

  @Nested
  class Events {

    private final List<Object> seen = new ArrayList<>();

    private final Rig ids =
        Rig.of(
            of(
                CloudEvent.class,
                String.class,
                (event, context) -> {
                  seen.add(event.getId());
                  if (event.getId().equals("bad")) {
                    throw FunctionException.invalidInput("bad event");
                  }
                  assertThat(context.event().orElseThrow().getId()).isEqualTo(event.getId());
                  return event.getId();
                }));

    private final Rig orders =
        Rig.of(of(Order.class, String.class, (order, context) -> order.name()));

    private MemorySink binary(Rig rig, String id, String type, String body) throws IOException {
      return rig.call(
          "POST",
          "/",
          Rig.headers(
              "ce-specversion",
              "1.0",
              "ce-id",
              id,
              "ce-source",
              "/s",
              "ce-type",
              "t",
              "Content-Type",
              type),
          body.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String id) {
      return "{\"specversion\":\"1.0\",\"id\":\""
          + id
          + "\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"name\":\"n"
          + id
          + "\"}}";
    }

    @Test
    void areReadInBinaryMode() throws Exception {
      assertThat(binary(ids, "1", "text/plain", "x").text()).isEqualTo("1");
      assertThat(binary(orders, "1", "application/json", "{\"name\":\"a\"}").text()).isEqualTo("a");
      failed(binary(orders, "1", "text/plain", "{}"), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      failed(binary(ids, null, "text/plain", "x"), ErrorCode.INVALID_INPUT);
    }

    @Test
    void areReadInStructuredMode() throws Exception {
      assertThat(ids.post("application/cloudevents+json", event("1")).text()).isEqualTo("1");
      assertThat(orders.post("application/cloudevents+json", event("1")).text()).isEqualTo("n1");
      failed(ids.post("application/cloudevents+json", "{}"), ErrorCode.INVALID_INPUT);
      failed(ids.post("application/cloudevents+avro", "x"), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void inABatchAreHandledOneByOneUntilOneFails() throws Exception {
      MemorySink sink =
          ids.post("application/cloudevents-batch+json", "[" + event("1") + "," + event("2") + "]");
      assertThat(sink.status).isEqualTo(204);
      failed(
          ids.post(
              "application/cloudevents-batch+json",
              "[" + event("3") + "," + event("bad") + "," + event("4") + "]"),
          ErrorCode.INVALID_INPUT);
      assertThat(seen).containsExactly("1", "2", "3", "bad");
      assertThat(ids.post("application/cloudevents-batch+json", "[]").status).isEqualTo(204);
    }

    @Test
    void inABatchGoToAFunctionOfABatchTogether() throws Exception {
      Rig batch =
          Rig.of(
              TypedFunction.of(
                  new TypeToken<Batch<Order>>() {},
                  TypeToken.of(String.class),
                  (in, c) -> in.items().get(0).id() + in.items().get(1).value().name()));
      assertThat(
              batch
                  .post(
                      "application/cloudevents-batch+json",
                      "[" + event("1") + "," + event("2") + "]")
                  .text())
          .isEqualTo("1n2");
    }

    @Test
    void areAskedForWhereTheFunctionTakesThem() throws Exception {
      MemorySink sink = ids.post("application/json", "{}");
      failed(sink, ErrorCode.INVALID_INPUT);
      assertThat(sink.text()).contains("CloudEvent");
    }
  }
}
