package dev.anyfn.checks.platform;

import static dev.anyfn.checks.platform.Expected.nothing;
import static dev.anyfn.checks.platform.Expected.ok;
import static dev.anyfn.checks.platform.Expected.status;
import static dev.anyfn.testkit.event.HttpEvent.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.testkit.event.HttpEvent;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** CloudEvents over HTTP, in and out, on every platform that speaks it. */
@ExtendWith(Forks.class)
@Timeout(120)
class HttpEventsTest {

  private static final String EURO = "Euro%20%E2%82%AC%20%F0%9F%98%80";
  private static final byte[] RAW = {0, (byte) 0xff, (byte) 0x80, '\n'};
  private static final String ORDER = "{\"id\":\"€1\",\"quantity\":3,\"tags\":[\"a\"]}";
  private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";
  private static final String BATCH = "application/cloudevents-batch+json";

  private static HttpEvent binary(String target) {
    return post(target)
        .header("ce-specversion", "1.0")
        .header("ce-id", "id-1")
        .header("ce-source", "/source")
        .header("ce-type", "type.of.it");
  }

  private static String structured(String members) {
    return "{\"specversion\":\"1.0\",\"id\":\"id-1\",\"source\":\"/source\",\"type\":\"type.of.it\""
        + members
        + "}";
  }

  private static Expected event() {
    return ok().header("ce-specversion", "1.0")
        .header("ce-id", "id-1")
        .header("ce-source", "/source")
        .header("ce-type", "type.of.it");
  }

  @TestFactory
  Stream<DynamicNode> inBinaryMode() {
    return Stream.of(
            Case.of(
                "keep attributes, extensions and data",
                binary("/EchoEvent")
                    .header("ce-time", "2026-01-02T03:04:05.678Z")
                    .header("ce-myext", "x-1")
                    .json(ORDER),
                event()
                    .header("ce-time", "2026-01-02T03:04:05.678Z")
                    .header("ce-myext", "x-1")
                    .type("application/json")
                    .json(ORDER)),
            Case.of(
                "keep bytes",
                binary("/EchoEvent").contentType("application/octet-stream").body(RAW),
                event().type("application/octet-stream").bytes(RAW)),
            Case.of(
                "keep percent-encoded characters",
                binary("/EchoEvent").header("ce-subject", EURO).json("1"),
                event().header("ce-subject", EURO)),
            Case.of(
                "keep commas",
                binary("/EchoEvent").header("ce-subject", "a,b, c").json("1"),
                event().header("ce-subject", "a,b,%20c")),
            Case.of(
                "undo quotes",
                binary("/EchoEvent").header("ce-subject", "\"q \\\"x\\\"\"").json("1"),
                event().header("ce-subject", "q%20%22x%22")),
            Case.of("may have no data", binary("/EchoEvent"), event().bytes()))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> inStructuredMode() {
    String data64 = Base64.getEncoder().encodeToString(RAW);
    return Stream.of(
            Case.of(
                "keep attributes and data",
                post("/EchoEvent")
                    .contentType(STRUCTURED)
                    .body(
                        structured(
                            ",\"subject\":\"Euro € 😀\",\"datacontenttype\":\"application/json\",\"data\":"
                                + ORDER)),
                event().header("ce-subject", EURO).type("application/json").json(ORDER)),
            Case.of(
                "keep bytes",
                post("/EchoEvent")
                    .contentType(STRUCTURED)
                    .body(structured(",\"data_base64\":\"" + data64 + "\"")),
                event().bytes(RAW)),
            Case.of(
                "are known in any case of letters",
                post("/EchoEvent").contentType("APPLICATION/CloudEvents+JSON").body(structured("")),
                event().bytes()))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> inBatches() {
    String order = structured(",\"data\":" + ORDER);
    return Stream.of(
            Case.of(
                "are handed over one by one",
                post("/EchoEvent").contentType(BATCH).body("[" + order + "," + order + "]"),
                nothing()),
            Case.of(
                "are handed over together",
                post("/BatchSum").contentType(BATCH).body("[" + order + "," + order + "]"),
                ok().type("application/json").text("6")),
            Case.of("may be none", post("/EchoEvent").contentType(BATCH).body("[]"), nothing()))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> asTheirData() {
    String text = structured(",\"datacontenttype\":\"text/plain\",\"data\":\"Euro € 😀\"");
    return Stream.of(
            Case.of("a record", binary("/EchoRecord").json(ORDER), ok().json(ORDER)),
            Case.of(
                "a record of a structured event",
                post("/EchoRecord").contentType(STRUCTURED).body(structured(",\"data\":" + ORDER)),
                ok().json(ORDER)),
            Case.of(
                "a list",
                binary("/EchoList").json("[" + ORDER + "]"),
                ok().json("[" + ORDER + "]")),
            Case.of(
                "text",
                post("/EchoText").contentType(STRUCTURED).body(text),
                ok().text("Euro € 😀")),
            Case.of(
                "text in its charset",
                binary("/EchoText").contentType("text/plain; charset=ISO-8859-1").body((byte) 0xe9),
                ok().text("é")),
            Case.of(
                "bytes",
                binary("/EchoBytes").contentType("application/octet-stream").body(RAW),
                ok().bytes(RAW)),
            Case.of(
                "a stream",
                binary("/EchoStream").contentType("application/octet-stream").body(RAW),
                ok().bytes(RAW)),
            Case.of("nothing", binary("/TakesNothing").json("1"), ok().text("called with null")),
            Case.of("with nothing to say", binary("/Nothing").json(ORDER), nothing()))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> asOutputs() {
    return Stream.of(
            Case.of(
                "are in binary mode, percent-encoded",
                post("/MakeEvent").contentType("text/plain; charset=utf-8").body("Euro € 😀"),
                ok().header("ce-id", "made-1")
                    .header("ce-specversion", "1.0")
                    .header("ce-source", "/made")
                    .header("ce-type", "made")
                    .header("ce-subject", EURO)
                    .type("text/plain; charset=utf-8")
                    .text("data of € ")),
            Case.of(
                "are responses with their status",
                binary("/RefuseEvent").json("1"),
                ok().text("done")),
            Case.of(
                "are redelivered where the response is a failure",
                binary("/RefuseEvent").header("ce-subject", "bad").json("1"),
                status(503).text("not now")),
            Case.of(
                "of a batch are all redelivered where one is a failure",
                post("/RefuseEvent")
                    .contentType(BATCH)
                    .body("[" + structured("") + "," + structured(",\"subject\":\"bad\"") + "]"),
                LoggedFailure.unfitOutput("RefuseEvent")
                    .that(answer -> assertThat(answer.status()).isEqualTo(500))))
        .map(Case::everywhere);
  }
}
