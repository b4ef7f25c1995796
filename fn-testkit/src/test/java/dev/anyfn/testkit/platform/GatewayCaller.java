package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.LambdaFork;
import java.time.Duration;

/** Sends requests to a Lambda function through an envelope. */
record GatewayCaller(LambdaFork fork, Gateway gateway) implements Caller {

  @Override
  public Answer call(Request request) {
    byte[] envelope = Answer.Json.write(gateway.render(request));
    String answer = fork.call(envelope, Duration.ofSeconds(60)).success().text();
    return Gateway.parse(gateway, Answer.Json.read(answer));
  }
}
