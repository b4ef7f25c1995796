package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.platform.Call.Kind;
import java.util.EnumSet;

/** The ways of a call over HTTP. */
final class Doors {

  static final HttpCarrier SERVER = new HttpCarrier(new ServerDoor(), EnumSet.allOf(Kind.class));
  static final Carrier INVOKER_EVENTS = new InvokerEventCarrier(SERVER);
  static final Carrier REST_API = gateway(HttpEvent::apiGatewayV1, HttpAnswer::fromApiGatewayV1);
  static final Carrier HTTP_API = gateway(HttpEvent::apiGatewayV2, HttpAnswer::fromApiGatewayV2);
  static final Carrier FUNCTION_URL = gateway(HttpEvent::functionUrl, HttpAnswer::fromFunctionUrl);

  private Doors() {}

  /** Carries no messages: SQS reaches Lambda without a gateway. */
  private static Carrier gateway(GatewayDoor.Renderer renderer, GatewayDoor.Reader reader) {
    return new HttpCarrier(
        new GatewayDoor(renderer, reader), EnumSet.of(Kind.VALUE, Kind.HTTP, Kind.EVENT));
  }
}
