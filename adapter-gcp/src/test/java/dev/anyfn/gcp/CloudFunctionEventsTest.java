package dev.anyfn.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.LogLines;
import dev.anyfn.checks.fixtures.ServerCaller;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.InvokerFork;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that Google's invoker reads itself: signature type {@code cloudevent}. */
@Timeout(120)
class CloudFunctionEventsTest {

  private static final String ORDER = "{\"id\":\"€1\",\"quantity\":3,\"tags\":[\"a\"]}";
  private static final String SHOWN = "Order[id=€1, quantity=3, tags=[a]]";
  private static final String JSON = "application/json";

  /** A row of the wire table: media type and data of an event, and what the function must get. */
  private record Row(
      Class<?> function, String contentType, String data, String binary, String structured) {}

  private static Stream<Row> rows() {
    String hex = "7b226964223a22e282ac31222c227175616e74697479223a332c2274616773223a5b2261225d7d";
    return Stream.of(
        new Row(Shows.ShowText.class, "text/plain", "Euro € 😀", "Euro € 😀", "Euro € 😀"),
        new Row(Shows.ShowBytes.class, JSON, ORDER, hex, hex),
        new Row(Shows.ShowStream.class, JSON, ORDER, hex, hex),
        new Row(Shows.ShowRecord.class, JSON, ORDER, SHOWN, SHOWN),
        new Row(Shows.ShowList.class, JSON, "[" + ORDER + "," + ORDER + "]", "€1,€1", "€1,€1"),
        new Row(
            Shows.ShowEvent.class,
            JSON,
            ORDER,
            "/source|a.type|null|application/json|" + ORDER,
            "/source|a.type|null|application/json|" + ORDER),
        new Row(Shows.ShowNothing.class, JSON, ORDER, "null", "null"),
        new Row(Shows.ShowBatch.class, JSON, ORDER, SHOWN, SHOWN));
  }

  static Stream<Arguments> rowsOnBothInvokers() {
    return Stream.of(InvokerFork.PRODUCTION, InvokerFork.CURRENT)
        .flatMap(version -> rows().map(row -> Arguments.of(version, row)));
  }

  static InvokerFork start(String version, Class<?> function) {
    return Invokers.start(version, "cloudevent", function);
  }

  static HttpEvent binary(String id, String contentType, String data) {
    return HttpEvent.post("/")
        .header("ce-specversion", "1.0")
        .header("ce-id", id)
        .header("ce-source", "/source")
        .header("ce-type", "a.type")
        .contentType(contentType)
        .body(data);
  }

  private static HttpEvent structured(String id, String contentType, String data) {
    String json = contentType.equals(JSON) ? data : "\"" + data + "\"";
    return HttpEvent.post("/")
        .contentType("application/cloudevents+json; charset=utf-8")
        .body(
            "{\"specversion\":\"1.0\",\"id\":\""
                + id
                + "\",\"source\":\"/source\",\"type\":\"a.type\",\"datacontenttype\":\""
                + contentType
                + "\",\"data\":"
                + json
                + "}");
  }

  @ParameterizedTest
  @MethodSource("rowsOnBothInvokers")
  void reachTheFunctionAsItsType(String version, Row row) {
    try (InvokerFork fork = start(version, row.function())) {
      ServerCaller caller = new ServerCaller(fork);
      HttpAnswer first = caller.call(binary("b-1", row.contentType(), row.data()));
      assertThat(first.status()).as(first + fork.output().text()).isEqualTo(200);
      assertThat(first.body()).isEmpty();
      shown(fork, "b-1", row.binary());
      HttpAnswer second = caller.call(structured("s-1", row.contentType(), row.data()));
      assertThat(second.status()).as(second + fork.output().text()).isEqualTo(200);
      shown(fork, "s-1", row.structured());
    }
  }

  private static void shown(InvokerFork fork, String id, String got) {
    String line =
        fork.output().awaitWhole(text -> text.startsWith("<" + id + "> "), Invokers.LONG).text();
    assertThat(line).isEqualTo("<" + id + "> " + got);
  }

  @ParameterizedTest
  @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
  void areSentAgainAndLoggedWhereTheFunctionFails(String version) {
    try (InvokerFork fork = start(version, Shows.ShowRecord.class)) {
      ServerCaller caller = new ServerCaller(fork);
      failed(caller, binary("throws-1", JSON, "{\"quantity\":-1}"), "throws-1", "INTERNAL");
      failed(caller, binary("decode-1", JSON, "{\"quantity\":"), "decode-1", "INVALID_INPUT");
      failed(caller, binary("empty-1", JSON, ""), "empty-1", "INVALID_INPUT");
      failed(caller, binary("type-1", "text/csv", "1,2"), "type-1", "UNSUPPORTED_MEDIA_TYPE");
      assertThat(caller.call(binary("fine-1", JSON, ORDER)).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
  void areSentAgainWhereTheFunctionAnswersAFailure(String version) {
    try (InvokerFork fork = start(version, Failing.RefuseEvent.class)) {
      ServerCaller caller = new ServerCaller(fork);
      failed(caller, binary("bad-1", JSON, "1"), "bad-1", "INTERNAL");
      assertThat(caller.call(binary("good-1", JSON, "1")).status()).isEqualTo(200);
    }
  }

  /** The invoker turns whatever is thrown into a 500 without a body. */
  private static void failed(ServerCaller caller, HttpEvent request, String id, String code) {
    HttpAnswer answer = caller.call(request);
    assertThat(answer.status()).as(request.toString()).isEqualTo(500);
    assertThat(answer.body()).isEmpty();
    String item = "\"item\":\"" + id + "\"";
    JsonNode logged = LogLines.line(caller.log(), item);
    assertThat(logged.path("code").textValue()).isEqualTo(code);
    assertThat(logged.path("errorId").asText()).isNotBlank();
    assertThat(logged.path("function").asText()).isNotBlank();
  }
}
