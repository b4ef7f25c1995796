package dev.anyfn.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyfn.checks.fixtures.Documents;
import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.checks.fixtures.LogLines;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.junit.ForkExtension;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Envelopes of Lambda that are broken, or that are none. */
@Timeout(120)
class EnvelopesTest {

  @RegisterExtension
  static final ForkExtension<LambdaFork> HTTP =
      ForkExtension.of(() -> Lambdas.of(Echo.EchoText.class, Echo.EchoBytes.class).start());

  private static ObjectNode envelope(byte[] json) {
    return (ObjectNode) Documents.read(new String(json, StandardCharsets.UTF_8));
  }

  private static byte[] withBody(String body, boolean base64) {
    ObjectNode envelope = envelope(HttpEvent.post("/EchoText").body("x").apiGatewayV2());
    envelope.put("body", body);
    envelope.put("isBase64Encoded", base64);
    return Documents.write(envelope);
  }

  private static void isA400(
      LambdaFork lambda, byte[] envelope, Function<byte[], HttpAnswer> gateway) {
    HttpAnswer answer = gateway.apply(lambda.call(envelope, Lambdas.LONG).success().bytes());
    assertThat(answer.status()).isEqualTo(400);
    JsonNode problem = Documents.of(answer);
    assertThat(problem.path("code").textValue()).isEqualTo("INVALID_INPUT");
    JsonNode line = LogLines.line(lambda.output(), problem.path("errorId").textValue());
    assertThat(line.path("code").textValue()).isEqualTo("INVALID_INPUT");
  }

  @Test
  void ofBase64ThatIsNoneAreTheCallersFault() {
    isA400(HTTP.get(), withBody("not base64!", true), HttpAnswer::fromApiGatewayV2);
  }

  @Test
  void withAHeaderThatHttpDoesNotAllowAreTheCallersFault() {
    ObjectNode envelope = envelope(HttpEvent.post("/EchoText").header("X-A", "a").apiGatewayV1());
    envelope.putObject("multiValueHeaders").putArray("X-A").add("a\r\nX-B: b");
    isA400(HTTP.get(), Documents.write(envelope), HttpAnswer::fromApiGatewayV1);
  }

  @Test
  void thatAreMissingWhereTheTriggerSaysSoAreTheCallersFault() {
    LambdaFork.Builder declared =
        Lambdas.of(Echo.EchoText.class).env("FN_TRIGGER", "api-gateway-v1");
    try (LambdaFork lambda = declared.start()) {
      isA400(lambda, "{\"a\":1}".getBytes(StandardCharsets.UTF_8), HttpAnswer::fromApiGatewayV1);
      isA400(lambda, "[1".getBytes(StandardCharsets.UTF_8), HttpAnswer::fromApiGatewayV1);
    }
  }

  @Test
  void arePlainInputWhereTheTriggerIsSaidToBeDirect() {
    LambdaFork.Builder direct = Lambdas.of(Echo.EchoBytes.class).env("FN_TRIGGER", "direct");
    try (LambdaFork lambda = direct.start()) {
      byte[] envelope = withBody("x", false);
      InvocationResult result = lambda.call(envelope, Lambdas.LONG);
      assertThat(result.success().bytes()).isEqualTo(envelope);
    }
  }

  @Test
  void ofAnUnknownTriggerFailTheInitialisation() {
    LambdaFork.Builder unknown = Lambdas.of(Echo.EchoText.class).env("FN_TRIGGER", "pigeon");
    try (LambdaFork lambda = unknown.start()) {
      String message =
          lambda.server().initError().orTimeout(60, TimeUnit.SECONDS).join().errorMessage();
      assertThat(message)
          .contains("FN_TRIGGER is \"pigeon\", which is no trigger: set it to one of sqs, ");
    }
  }
}
