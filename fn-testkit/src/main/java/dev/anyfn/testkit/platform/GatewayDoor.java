package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.InvocationOptions;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.InvocationResult.Success;

/** The way to a Lambda function, in an envelope. */
record GatewayDoor(Renderer renderer, Reader reader) implements HttpDoor {

  /** Renders a request as the gateway's envelope. */
  interface Renderer {
    byte[] render(HttpEvent request);
  }

  /** Reads a function's answer as the gateway does. */
  interface Reader {
    HttpAnswer read(byte[] envelope);
  }

  @Override
  public HttpAnswer send(Fork fork, HttpEvent request) throws BrokenAnswerException {
    InvocationResult result =
        LambdaCalls.invoke(fork, renderer.render(request), InvocationOptions.defaults());
    if (result instanceof Success success) {
      return reader.read(success.bytes());
    }
    throw new BrokenAnswerException(
        "The gateway answers 502, because the function failed: " + result.failure().json(), null);
  }
}
