package dev.anyfn.checks.platform;

import static dev.anyfn.checks.platform.LoggedFailure.chosen;
import static dev.anyfn.checks.platform.LoggedFailure.unexpected;
import static dev.anyfn.checks.platform.LoggedFailure.unfitOutput;
import static dev.anyfn.testkit.event.HttpEvent.get;
import static dev.anyfn.testkit.event.HttpEvent.post;

import dev.anyfn.ErrorCode;
import dev.anyfn.testkit.event.HttpEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every way to fail over HTTP, on every platform: status, body, and what is logged. */
@ExtendWith(Forks.class)
@Timeout(120)
class HttpFailuresTest {

  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String STRUCTURED = "application/cloudevents+json";

  @TestFactory
  Stream<DynamicNode> unexpectedOnes() {
    return Stream.of("exception", "checked", "error", "linkage", "stack", "memory", "interrupted")
        .map(kind -> Case.of(kind, post("/Fail").body(kind), unexpected("Fail")))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> ofEveryCode() {
    return Stream.of(ErrorCode.values())
        .map(
            code ->
                Case.of(
                    code.name(),
                    post("/Fail").body(code.name()),
                    chosen(code, "Detail of " + code)))
        .map(Case::everywhere);
  }

  @TestFactory
  DynamicNode withAChosenTimeToComeBack() {
    Expected in7s = chosen(ErrorCode.RATE_LIMITED, "Detail of").header("Retry-After", "7");
    return Case.of("Retry-After: 7", post("/Fail").body("retry"), in7s).everywhere();
  }

  @TestFactory
  Stream<DynamicNode> ofDecoding() {
    Expected notJson = chosen(ErrorCode.INVALID_INPUT, "The body is not valid JSON");
    return Stream.of(
            Case.of("malformed JSON", post("/EchoRecord").json("{\"id\":"), notJson),
            Case.of("malformed JSON in a batch", post("/BatchSum").json("[{]"), notJson),
            Case.of(
                "JSON of another shape",
                post("/EchoRecord").json("{\"id\":\"1\",\"quantity\":\"secret-password-4711\"}"),
                chosen(ErrorCode.INVALID_INPUT, "quantity: expected number, found string")),
            Case.of(
                "null where a value is expected",
                post("/EchoRecord").json("null"),
                chosen(ErrorCode.INVALID_INPUT, "Expected a value, found null")),
            Case.of(
                "an empty body",
                post("/EchoList"),
                chosen(ErrorCode.INVALID_INPUT, "The body is empty; expected JSON")),
            Case.of(
                "a query that does not fit",
                get("/EchoRecord?quantity=many"),
                chosen(ErrorCode.INVALID_INPUT, "quantity: expected number")),
            Case.of(
                "text that is not in its charset",
                post("/EchoText").contentType("text/plain").body((byte) 0xff),
                chosen(ErrorCode.INVALID_INPUT, "The body is not text in UTF-8")),
            Case.of(
                "an unknown charset",
                post("/EchoText").contentType("text/plain; charset=secret").body("x"),
                chosen(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The charset of the Content-Type")),
            Case.of(
                "a media type that is not JSON",
                post("/EchoRecord").contentType("text/csv").body("1,2"),
                chosen(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Expected JSON")))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> ofSize() {
    Expected tooLarge =
        chosen(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + Forks.MAX_BODY);
    byte[] most = new byte[Forks.MAX_BODY];
    byte[] more = new byte[Forks.MAX_BODY + 1];
    return Stream.of(
            Case.of(
                "the limit itself is taken",
                post("/EchoBytes").body(most),
                Expected.ok().bytes(most)),
            Case.of("a byte more", post("/EchoBytes").body(more), tooLarge),
            Case.of("a byte more in a stream", post("/EchoStream").body(more), tooLarge),
            Case.of(
                "a byte more of text",
                post("/EchoText").contentType("text/plain").body(more),
                tooLarge))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> ofEvents() {
    Expected malformed = chosen(ErrorCode.INVALID_INPUT, "");
    HttpEvent binary = post("/EchoEvent").header("ce-specversion", "1.0").header("ce-source", "/s");
    String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}";
    return Stream.of(
            Case.of("an attribute is missing", binary.header("ce-type", "t"), malformed),
            Case.of(
                "a version that is none",
                post("/EchoEvent").contentType(STRUCTURED).body(event.replace("1.0", "9.9")),
                malformed),
            Case.of(
                "malformed JSON",
                post("/EchoEvent").contentType(STRUCTURED).body("{\"id\":"),
                malformed),
            Case.of(
                "malformed in a batch",
                post("/EchoEvent").contentType(BATCH).body("[" + event + ",{}]"),
                malformed),
            Case.of(
                "no event at all",
                post("/EchoEvent").json("{}"),
                chosen(ErrorCode.INVALID_INPUT, "Expected a CloudEvent")),
            Case.of(
                "a format that is not JSON",
                post("/EchoEvent").contentType("application/cloudevents+xml").body("<x/>"),
                chosen(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Of the formats of CloudEvents")),
            Case.of(
                "data that does not fit",
                binary.header("ce-id", "1").header("ce-type", "t").json("[]").to("/EchoRecord"),
                chosen(ErrorCode.INVALID_INPUT, "expected Order, found array")),
            Case.of(
                "one of a batch fails",
                post("/FailRecord")
                    .contentType(BATCH)
                    .body("[" + order("a", 1) + "," + order("b", -1) + "]"),
                unexpected("FailRecord")),
            Case.of(
                "a record of a batch is reported as failed",
                post("/BatchTally").json("[{\"id\":\"a\",\"quantity\":-1}]"),
                unexpected("BatchTally")))
        .map(Case::everywhere);
  }

  private static String order(String id, int quantity) {
    return "{\"specversion\":\"1.0\",\"id\":\"e-%s\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"id\":\"%s\",\"quantity\":%d}}"
        .formatted(id, id, quantity);
  }

  @TestFactory
  Stream<DynamicNode> ofOutputs() {
    return Stream.of(
            Case.of(
                "a body where the status allows none",
                post("/BodyWith204"),
                unfitOutput("BodyWith204")),
            Case.of(
                "a stream that fails before its first element",
                post("/FailingStream").json("1"),
                unexpected("FailingStream")))
        .map(Case::everywhere);
  }

  @TestFactory
  Stream<DynamicNode> ofRoutes() {
    Expected unknown = chosen(ErrorCode.NOT_FOUND, "There is no function at this path");
    return Stream.of("/", "/Unknown", "/echotext", "/Echo", "/Unknown/EchoText")
        .map(path -> Case.of(path, post(path).body("x"), unknown).everywhere());
  }
}
