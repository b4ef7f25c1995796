package dev.anyfn.testkit.event;

import dev.anyfn.Headers;
import java.nio.charset.StandardCharsets;

/**
 * An answer as the client sees it, whichever platform carried it. Immutable.
 *
 * <p>The factories that read a function's answer do what the gateway does with it, and where it
 * would answer with an error of its own they throw an {@code AssertionError} that says why.
 */
public final class HttpAnswer {

  private final int status;
  private final Headers headers;
  private final byte[] body;

  private HttpAnswer(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /**
   * An answer as it came over HTTP.
   *
   * @param status the status code
   * @param headers the headers
   * @param body copied
   */
  public static HttpAnswer of(int status, Headers headers, byte[] body) {
    return new HttpAnswer(status, headers, body.clone());
  }

  /**
   * What a REST API makes of a function's answer (payload format 1.0). Its client gets 502 for one
   * that is not JSON, has no {@code statusCode} or has a member that the format does not know.
   *
   * @param envelope what the function answered
   * @return what the client sees
   * @throws AssertionError if it sees 502
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format">Output
   *     format</a>
   */
  public static HttpAnswer fromApiGatewayV1(byte[] envelope) {
    return GatewayAnswer.REST.read(envelope);
  }

  /**
   * What an HTTP API makes of a function's answer (payload format 2.0). JSON without a {@code
   * statusCode} is the body of a 200, as documented. Its client gets 500 for what is not JSON, or
   * has a member beside {@code statusCode} that the format does not know.
   *
   * @param envelope what the function answered
   * @return what the client sees
   * @throws AssertionError if it sees an error of the gateway
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
   *     format 2.0</a>
   */
  public static HttpAnswer fromApiGatewayV2(byte[] envelope) {
    return GatewayAnswer.HTTP_API.read(envelope);
  }

  /**
   * What a Function URL makes of a function's answer: payload format 2.0.
   *
   * @param envelope what the function answered
   * @return what the client sees
   * @throws AssertionError if it sees 502
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Function
   *     URLs</a>
   */
  public static HttpAnswer fromFunctionUrl(byte[] envelope) {
    return GatewayAnswer.FUNCTION_URL.read(envelope);
  }

  /**
   * What an Application Load Balancer makes of a function's answer. It reads the headers in the
   * kind that its target group is set to, and no other.
   *
   * @param envelope what the function answered
   * @param multiValue whether the target group has multi-value headers switched on
   * @return what the client sees
   * @throws AssertionError if it sees 502, or headers are lost because they are of the other kind
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Lambda
   *     functions as targets</a>
   */
  public static HttpAnswer fromApplicationLoadBalancer(byte[] envelope, boolean multiValue) {
    return (multiValue ? GatewayAnswer.LOAD_BALANCER_MULTI : GatewayAnswer.LOAD_BALANCER)
        .read(envelope);
  }

  /** Returns the status code, from 100 to 599. */
  public int status() {
    return status;
  }

  /** Returns the headers; cookies that stood apart are {@code Set-Cookie} here; may be empty. */
  public Headers headers() {
    return headers;
  }

  /**
   * All values of a name as one, which means the same as many (RFC 9110, 5.3).
   *
   * @param name in any case
   * @return joined by a comma and a space; empty if there is none
   */
  public String header(String name) {
    return String.join(", ", headers.all(name));
  }

  /** Returns the body: a copy; empty if there is none. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as text: decoded as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The body as a value.
   *
   * @param type what to read it as
   * @param <T> its type
   * @throws AssertionError if the body is not JSON of this type
   */
  public <T> T json(Class<T> type) {
    try {
      return type.cast(JsonDocument.decode(body, type));
    } catch (IllegalArgumentException e) {
      throw new AssertionError(
          "The body cannot be read as " + type.getName() + ": " + e.getMessage() + "\n" + this, e);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("HTTP " + status);
    headers.forEach((name, value) -> text.append("\n    ").append(name + ": " + value));
    return text.append("\n    ").append(Shown.body(body)).toString();
  }
}
