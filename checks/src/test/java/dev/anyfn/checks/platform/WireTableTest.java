package dev.anyfn.checks.platform;

import static dev.anyfn.checks.platform.Expected.nothing;
import static dev.anyfn.checks.platform.Expected.ok;
import static dev.anyfn.checks.platform.Expected.status;
import static dev.anyfn.testkit.event.HttpEvent.get;
import static dev.anyfn.testkit.event.HttpEvent.head;
import static dev.anyfn.testkit.event.HttpEvent.post;

import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.platform.Platform;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every row of the wire table over HTTP, in and out, on every platform that speaks it. */
@ExtendWith(Forks.class)
@Timeout(120)
class WireTableTest {

  private static final String EURO = "Euro € 😀";
  private static final byte[] RAW = {0, (byte) 0xff, (byte) 0x80, '\n'};
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String BYTES = "application/octet-stream";
  private static final String JSON = "application/json";
  private static final String ORDER = "{\"id\":\"€1\",\"quantity\":3,\"tags\":[\"a\",\"😀\"]}";

  @TestFactory
  Stream<DynamicNode> text() {
    return Stream.of(
            Case.of(
                "is UTF-8 by default",
                post("/EchoText").contentType("text/plain").body(EURO),
                ok().type(TEXT).text(EURO)),
            Case.of(
                "needs no media type", post("/EchoText").body(EURO), ok().type(TEXT).text(EURO)),
            Case.of(
                "is read in its declared charset",
                post("/EchoText").contentType("text/plain; charset=ISO-8859-1").body((byte) 0xe9),
                ok().type(TEXT).text("é")),
            Case.of(
                "is read in its declared charset though it would be UTF-8, too",
                post("/EchoText").contentType("text/plain; charset=ISO-8859-1").body("é"),
                ok().type(TEXT).text("Ã©")),
            Case.of(
                "of JSON is its source",
                post("/EchoText").json(ORDER),
                ok().type(TEXT).text(ORDER)),
            Case.of("may be empty", post("/EchoText"), ok().type(TEXT).bytes()))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> bytes() {
    return Stream.of(
            Case.of(
                "pass as they are",
                post("/EchoBytes").contentType(BYTES).body(RAW),
                ok().type(BYTES).bytes(RAW)),
            Case.of(
                "pass as a stream",
                post("/EchoStream").contentType(BYTES).body(RAW),
                ok().type(BYTES).bytes(RAW)),
            Case.of(
                "pass whatever they are called",
                post("/EchoBytes").contentType("image/png").body(RAW),
                ok().type(BYTES).bytes(RAW)),
            Case.of(
                "pass under a type of text",
                post("/WrongType").body("text/plain"),
                ok().type("text/plain").bytes(RAW)),
            Case.of(
                "pass under a type of JSON",
                post("/WrongType").body("application/json"),
                ok().type(JSON).bytes(RAW)),
            multipart(),
            Case.of("may be none", post("/EchoBytes"), ok().type(BYTES).bytes()),
            Case.of("may be none in a stream", post("/EchoStream"), ok().type(BYTES).bytes()))
        .map(Case::everywhere);
  }

  private static Case multipart() {
    String body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";
    return Case.of(
            "pass as multipart",
            post("/EchoBytes").contentType("multipart/form-data; boundary=x").body(body),
            ok().type(BYTES).text(body))
        .but(
            Platform.INVOKER_2_0_0,
            "the invoker parses it away before any function",
            ok().type(BYTES).bytes());
  }

  @TestFactory
  Stream<DynamicNode> records() {
    return Stream.of(
            Case.of("are JSON", post("/EchoRecord").json(ORDER), ok().type(JSON).json(ORDER)),
            Case.of(
                "are JSON of any +json type",
                post("/EchoRecord").contentType("application/vnd.order+json; v=1").body(ORDER),
                ok().type(JSON).json(ORDER)),
            Case.of(
                "are JSON without a media type",
                post("/EchoRecord").body(ORDER),
                ok().type(JSON).json(ORDER)),
            Case.of(
                "are bound from the query where there is no body",
                get("/EchoRecord?id=a%20b%2B%E2%82%AC&quantity=3&tags=x%26y&tags=z"),
                ok().type(JSON).json("{\"id\":\"a b+€\",\"quantity\":3,\"tags\":[\"x&y\",\"z\"]}")),
            Case.of(
                "in lists are no maps",
                post("/EchoList").json("[" + ORDER + "]"),
                ok().type(JSON).json("[" + ORDER + "]")),
            Case.of(
                "in batches are summed",
                post("/BatchSum").json("[" + ORDER + "," + ORDER + "]"),
                ok().type(JSON).text("6")))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> nothingToSay() {
    return Stream.of(
            Case.of("is 204 for Void", post("/Nothing").json(ORDER), nothing()),
            Case.of("is 204 for null", post("/NullText").body("x"), nothing()),
            Case.of(
                "is null for Void as input",
                post("/TakesNothing").contentType(BYTES).body(RAW),
                ok().type(TEXT).text("called with null")),
            Case.of(
                "is 204 for a batch that is done",
                post("/BatchTally").json("[" + ORDER + "]"),
                nothing()))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> responses() {
    Expected answer =
        status(201)
            .type("text/html; charset=utf-8")
            .header("X-Many", "one, two, three")
            .cookies(
                "a=1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2", "c=\"three, four\"");
    return Stream.of(
            Case.of(
                "carry status, headers and cookies",
                post("/Answer").body(EURO),
                answer.text("<p>" + EURO + "</p>")),
            Case.of(
                "carry a record",
                post("/RecordAnswer").json(ORDER.replace("€", "")),
                status(202)
                    .type(JSON)
                    .header("Location", "/orders/1")
                    .json(ORDER.replace("€", ""))),
            Case.of(
                "may be empty with a status",
                post("/EmptyAnswer").body("202"),
                status(202).header("X-Empty", "yes").bytes()),
            Case.of(
                "may be a failure of the function's choice",
                post("/EmptyAnswer").body("404"),
                status(404).header("X-Empty", "yes").bytes()),
            Case.of("to HEAD have no body", head("/TakesNothing"), ok().type(TEXT).bytes()))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> streams() {
    String lines = "{\"n\":1}\n{\"n\":2}\n";
    String events = "data: {\"n\":1}\n\ndata: {\"n\":2}\n\n";
    String texts = "data: Euro € 😀\n\ndata: two\ndata: lines\n\n";
    HttpEvent two = post("/Ticks").json("2");
    return Stream.of(
            Case.of("are NDJSON", two, ok().type("application/x-ndjson").text(lines)),
            Case.of(
                "are server-sent events where they are asked for",
                two.header("Accept", "text/event-stream"),
                ok().type("text/event-stream").text(events)),
            Case.of(
                "of text keep their lines",
                get("/Lines").header("Accept", "text/event-stream"),
                ok().type("text/event-stream").text(texts)),
            Case.of(
                "may be empty",
                post("/Ticks").json("0"),
                ok().type("application/x-ndjson").bytes()))
        .map(Case::everywhere);
  }
}
