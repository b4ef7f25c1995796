package dev.anyfn.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anyfn.checks.fixtures.Documents;
import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.Gives;
import dev.anyfn.checks.fixtures.LogLines;
import dev.anyfn.testkit.event.SqsEvents;
import dev.anyfn.testkit.event.SqsMessage;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.fork.Output;
import dev.anyfn.testkit.junit.ForkExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SQS on the real Lambda client: what failed, and nothing else, is delivered again. */
@Timeout(120)
class SqsForkTest {

  private static final String QUEUE = "orders";

  @RegisterExtension
  static final ForkExtension<LambdaFork> EACH =
      ForkExtension.of(
          () -> Lambdas.of(Failing.FailRecord.class).env("FN_MAX_BODY_BYTES", "1000").start());

  @RegisterExtension
  static final ForkExtension<LambdaFork> TALLY =
      ForkExtension.of(() -> Lambdas.of(Gives.BatchTally.class).start());

  private static SqsMessage message(String id, String body) {
    return SqsMessage.of(body).id(id).receiveCount(3);
  }

  private static String order(String id, int quantity) {
    return "{\"id\":\"" + id + "\",\"quantity\":" + quantity + "}";
  }

  /** Delivers bodies under the ids m0, m1 and so on. */
  private static List<String> failed(LambdaFork lambda, String queue, String... bodies) {
    SqsEvents event = SqsEvents.queue(queue);
    for (int i = 0; i < bodies.length; i++) {
      event = event.message(message("m" + i, bodies[i]));
    }
    JsonNode answer = Documents.read(call(lambda, event));
    List<String> ids = new ArrayList<>();
    answer.path("batchItemFailures").forEach(item -> ids.add(item.path("itemIdentifier").asText()));
    assertThat(answer.properties()).as("a key beside batchItemFailures fails all").hasSize(1);
    return ids;
  }

  private static String call(LambdaFork lambda, SqsEvents event) {
    return lambda.call(event.bytes(), Lambdas.LONG).success().text();
  }

  private static JsonNode logged(LambdaFork lambda, String item, String content) {
    return LogLines.line(lambda.output(), "\"item\":\"" + item + "\"", content);
  }

  @Test
  void deliversOnlyTheFailedRecordAgain() {
    LambdaFork lambda = EACH.get();
    List<String> failed =
        failed(lambda, QUEUE, order("one-a", 1), order("one-b", -1), order("one-c", 1));
    assertThat(failed).containsExactly("m1");
    lambda.output().await("seen one-c attempt 3"::equals, Lambdas.LONG);
    JsonNode line = logged(lambda, "m1", "IllegalStateException");
    assertThat(line.path("code").textValue()).isEqualTo("INTERNAL");
    assertThat(line.path("function").textValue()).isEqualTo("FailRecord");
  }

  @Test
  void takesAnEmptyListForAllDone() {
    assertThat(failed(EACH.get(), QUEUE, order("a", 1), order("b", 1))).isEmpty();
  }

  @Test
  void survivesAnErrorInOneRecord() {
    LambdaFork lambda = EACH.get();
    assertThat(failed(lambda, QUEUE, order("error-1", -1), order("after-error", 1)))
        .containsExactly("m0");
    lambda.output().await("seen after-error attempt 3"::equals, Lambdas.LONG);
    assertThat(logged(lambda, "m0", "AssertionError").path("severity").asText()).isEqualTo("ERROR");
  }

  @Test
  void deliversWhatDoesNotDecodeAgain() {
    LambdaFork lambda = EACH.get();
    String large = order("x".repeat(1000), 1);
    assertThat(failed(lambda, QUEUE, "{", order("fine", 1), "", large, "null"))
        .containsExactly("m0", "m2", "m3", "m4");
    assertThat(logged(lambda, "m0", "not valid JSON").path("code").asText())
        .isEqualTo("INVALID_INPUT");
    assertThat(logged(lambda, "m3", "larger than").path("code").asText())
        .isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void stopsAtTheFirstFailureOfAFifoQueue() {
    LambdaFork lambda = EACH.get();
    String[] bodies = {order("fifo-a", 1), order("fifo-b", -1), order("fifo-c", 1)};
    assertThat(failed(lambda, QUEUE + ".fifo", bodies)).containsExactly("m1", "m2");
    assertThat(failed(lambda, QUEUE, order("fifo-end", 1))).isEmpty();
    lambda.output().await("seen fifo-end attempt 3"::equals, Lambdas.LONG);
    assertThat(lambda.output().text()).contains("seen fifo-b").doesNotContain("seen fifo-c");
  }

  @Test
  void handsAllRecordsToAFunctionOfABatch() {
    String[] bodies = {order("x", 1), order("y", -1), "{", order("z", 1)};
    assertThat(failed(TALLY.get(), QUEUE, bodies)).containsExactly("m1", "m2");
    assertThat(logged(TALLY.get(), "m1", "y is negative").path("code").asText())
        .isEqualTo("INTERNAL");
    assertThat(logged(TALLY.get(), "m2", "not valid JSON").path("code").asText())
        .isEqualTo("INVALID_INPUT");
    assertThat(failed(TALLY.get(), QUEUE + ".fifo", bodies)).containsExactly("m1", "m2", "m3");
  }

  @Test
  void deliversAllAgainWhereAFunctionOfABatchThrows() {
    try (LambdaFork lambda = Lambdas.of(Gives.BatchSum.class).start()) {
      assertThat(failed(lambda, QUEUE, order("a", 1), "{")).containsExactly("m0", "m1");
      assertThat(failed(lambda, QUEUE, order("a", 1), order("b", 1))).isEmpty();
      LogLines.line(lambda.output(), "\"code\":\"INVALID_INPUT\"");
    }
  }

  @Test
  void makesCloudEventsOfMessages() {
    try (LambdaFork lambda = Lambdas.of(Failing.RefuseEvent.class).start()) {
      SqsEvents event =
          SqsEvents.queue(QUEUE).message(message("bad-1", "x")).message(message("good-1", "y"));
      assertThat(call(lambda, event))
          .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"bad-1\"}]}");
      lambda
          .output()
          .await("seen good-1 of arn:aws:sqs:eu-west-1:123456789012:orders"::equals, Lambdas.LONG);
      logged(lambda, "bad-1", "status 503");
    }
  }

  @Test
  void failsTheWholeDeliveryWhereARecordHasNoId() {
    JsonNode envelope = Documents.read(SqsEvents.queue(QUEUE).message(order("nameless", 1)).text());
    ((ObjectNode) envelope.path("Records").path(0)).remove("messageId");
    byte[] event = Documents.write(envelope);
    assertThat(EACH.get().call(event, Lambdas.LONG).failure().errorMessage())
        .contains("has no messageId");
  }

  @Test
  void isAnOrdinaryPayloadWhereTheTriggerIsSaidToBeDirect() {
    LambdaFork.Builder direct = Lambdas.of(Echo.EchoBytes.class).env("FN_TRIGGER", "direct");
    try (LambdaFork lambda = direct.start()) {
      SqsEvents event = SqsEvents.queue(QUEUE).message(message("m0", "x"));
      Output log = lambda.output();
      assertThat(call(lambda, event)).as(log.text()).contains("\"messageId\":\"m0\"");
    }
  }
}
