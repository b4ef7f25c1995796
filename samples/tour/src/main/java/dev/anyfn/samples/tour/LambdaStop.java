package dev.anyfn.samples.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.samples.tour.Reply.Verdict;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.LambdaFork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The jar on AWS's own runtime client, called by three triggers. */
final class LambdaStop {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private LambdaStop() {}

  static Visit plain(Path jar) {
    LambdaFork fork = start(jar);
    return new Visit(fork, input -> direct(fork.call(input.getBytes(UTF_8), TIMEOUT)));
  }

  static Visit gateway(Path jar) {
    LambdaFork fork = start(jar);
    return new Visit(
        fork, input -> envelope(fork.call(Envelopes.apiGatewayV2(input).getBytes(UTF_8), TIMEOUT)));
  }

  /** Calls with batches of three: the input between a good and a bad one. */
  static Visit sqs(Path jar) {
    LambdaFork fork = start(jar);
    return new Visit(
        fork,
        input -> {
          String batch = Envelopes.sqs(List.of(Expected.GOOD, input, Expected.BAD));
          return partial(fork.call(batch.getBytes(UTF_8), TIMEOUT), input.equals(Expected.GOOD));
        });
  }

  private static LambdaFork start(Path jar) {
    return LambdaFork.builder()
        .classPath(ClassPath.of(jar))
        .handler("dev.anyfn.aws.LambdaHandler")
        .start();
  }

  private static Reply direct(InvocationResult result) {
    if (result instanceof InvocationResult.Success success) {
      return new Reply(Verdict.ANSWERED, "response", success.text());
    }
    InvocationResult.Failure failure = (InvocationResult.Failure) result;
    String code = "INVALID_INPUT: ";
    return failure.errorMessage().startsWith(code)
        ? new Reply(Verdict.INVALID_INPUT, "error", failure.errorMessage().substring(code.length()))
        : Reply.unexpected(failure);
  }

  private static Reply envelope(InvocationResult result) {
    if (!(result instanceof InvocationResult.Success success)) {
      return Reply.unexpected(result);
    }
    JsonTree answer = JsonTree.parse(success.bytes());
    return HttpStop.reply(
        Integer.parseInt(answer.get("statusCode").text("0")), answer.get("body").text(""));
  }

  private static Reply partial(InvocationResult result, boolean middleIsGood) {
    String expected = Envelopes.failures(middleIsGood ? List.of(2) : List.of(1, 2));
    if (!(result instanceof InvocationResult.Success success) || !success.text().equals(expected)) {
      return Reply.unexpected(result);
    }
    return middleIsGood
        ? new Reply(Verdict.ACKNOWLEDGED, "done", success.text())
        : new Reply(Verdict.REDELIVERED, "again", success.text());
  }

  /** The payloads and answers of the platform. */
  private static final class Envelopes {

    static String apiGatewayV2(String body) {
      StringBuilder json =
          new StringBuilder(
              "{\"version\":\"2.0\",\"routeKey\":\"$default\",\"rawPath\":\"/\",\"rawQueryString\":\"\","
                  + "\"headers\":{\"content-type\":\"application/json\"},\"requestContext\":{"
                  + "\"domainName\":\"id.execute-api.eu-central-1.amazonaws.com\",\"stage\":\"$default\","
                  + "\"http\":{\"method\":\"POST\",\"path\":\"/\",\"protocol\":\"HTTP/1.1\"},"
                  + "\"requestId\":\"r-1\",\"timeEpoch\":1767225600000},\"body\":");
      JsonText.quote(body, json);
      return json.append(",\"isBase64Encoded\":false}").toString();
    }

    static String sqs(List<String> bodies) {
      StringBuilder json = new StringBuilder("{\"Records\":[");
      for (int i = 0; i < bodies.size(); i++) {
        json.append(i == 0 ? "" : ",").append("{\"messageId\":\"m-").append(i);
        json.append("\",\"receiptHandle\":\"h\",\"body\":");
        JsonText.quote(bodies.get(i), json);
        json.append(",\"attributes\":{\"ApproximateReceiveCount\":\"1\",\"SentTimestamp\":")
            .append("\"1767225600000\"},\"messageAttributes\":{},\"eventSource\":\"aws:sqs\",")
            .append("\"eventSourceARN\":\"arn:aws:sqs:eu-central-1:123456789012:greetings\",")
            .append("\"awsRegion\":\"eu-central-1\"}");
      }
      return json.append("]}").toString();
    }

    static String failures(List<Integer> indexes) {
      StringBuilder json = new StringBuilder("{\"batchItemFailures\":[");
      for (int index : indexes) {
        json.append(json.charAt(json.length() - 1) == '[' ? "" : ",");
        json.append("{\"itemIdentifier\":\"m-").append(index).append("\"}");
      }
      return json.append("]}").toString();
    }
  }
}
