package com.example.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.platform.Application;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** On AWS's real runtime client: one message is noted, the one without a body comes again. */
class AuditTest {

  private static final String BATCH =
      """
      {"Records": [
        {"messageId": "m-1", "eventSource": "aws:sqs", "body": "{\\"user\\":\\"ada\\"}",
         "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:audit"},
        {"messageId": "m-2", "eventSource": "aws:sqs", "body": "",
         "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:audit"}]}
      """;

  @Test
  void notesWhatHasDataAndHasTheRestDeliveredAgain() {
    Duration timeout = Duration.ofSeconds(60);
    try (LambdaFork lambda = Application.of(Audit.class).lambda().start()) {
      InvocationResult result = lambda.call(BATCH.getBytes(UTF_8), timeout);
      assertTrue(result instanceof InvocationResult.Success, result::toString);
      assertEquals(
          "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-2\"}]}",
          ((InvocationResult.Success) result).text());
      lambda
          .output()
          .await(
              "AUDIT com.amazon.sqs.message m-1 {\"user\":\"ada\"}"::equals, timeout);
    }
  }
}
