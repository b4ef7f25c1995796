package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.LambdaFork;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import java.util.function.Function;

/** Sends requests to a Lambda function through an envelope. */
record GatewayCaller(
    LambdaFork fork, Function<HttpEvent, byte[]> render, Function<byte[], HttpAnswer> parse)
    implements Caller {

  static GatewayCaller restApi(LambdaFork fork) {
    return new GatewayCaller(fork, HttpEvent::apiGatewayV1, HttpAnswer::fromApiGatewayV1);
  }

  static GatewayCaller httpApi(LambdaFork fork) {
    return new GatewayCaller(fork, HttpEvent::apiGatewayV2, HttpAnswer::fromApiGatewayV2);
  }

  static GatewayCaller functionUrl(LambdaFork fork) {
    return new GatewayCaller(fork, HttpEvent::functionUrl, HttpAnswer::fromFunctionUrl);
  }

  @Override
  public HttpAnswer call(HttpEvent request) {
    return parse.apply(fork.call(render.apply(request), Forks.LONG).success().bytes());
  }
}
