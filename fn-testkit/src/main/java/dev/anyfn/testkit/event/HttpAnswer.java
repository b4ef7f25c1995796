package dev.anyfn.testkit.event;

import dev.anyfn.Headers;
import java.nio.charset.StandardCharsets;

/**
 * An answer as the client sees it, on any platform. Immutable.
 *
 * <p>The factories that read a function's answer do as the gateway does, but throw an {@code
 * AssertionError} with the reason if it would answer with an error of its own.
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

  /** Creates an answer as it came over HTTP; copies the body. */
  public static HttpAnswer of(int status, Headers headers, byte[] body) {
    return new HttpAnswer(status, headers, body.clone());
  }

  /**
   * Reads a function's answer as a REST API does (payload format 1.0). The gateway answers 502 if
   * it is not JSON, has no {@code statusCode} or has an unknown member.
   *
   * @param envelope the function's answer
   * @throws AssertionError if the gateway answers 502
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format">Output
   *     format</a>
   */
  public static HttpAnswer fromApiGatewayV1(byte[] envelope) {
    return GatewayAnswer.REST.read(envelope);
  }

  /**
   * Reads a function's answer as an HTTP API does (payload format 2.0). JSON without a {@code
   * statusCode} is the body of a 200, as documented. The gateway answers 500 if it is not JSON, or
   * has an unknown member beside {@code statusCode}.
   *
   * @param envelope the function's answer
   * @throws AssertionError if the gateway answers with an error of its own
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
   *     format 2.0</a>
   */
  public static HttpAnswer fromApiGatewayV2(byte[] envelope) {
    return GatewayAnswer.HTTP_API.read(envelope);
  }

  /**
   * Reads a function's answer as a Function URL does: payload format 2.0.
   *
   * @param envelope the function's answer
   * @throws AssertionError if the gateway answers 502
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Function
   *     URLs</a>
   */
  public static HttpAnswer fromFunctionUrl(byte[] envelope) {
    return GatewayAnswer.FUNCTION_URL.read(envelope);
  }

  /**
   * Reads a function's answer as an Application Load Balancer does, which reads the kind of headers
   * that its target group is set to, and no other.
   *
   * @param envelope the function's answer
   * @param multiValue true if the target group has multi-value headers
   * @throws AssertionError if the balancer answers 502, or drops headers of the other kind
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

  /** Returns the headers; separate cookies are {@code Set-Cookie} here. */
  public Headers headers() {
    return headers;
  }

  /**
   * Returns all values of a header, in any case, joined by comma and space (RFC 9110, 5.3); empty
   * if there is none.
   */
  public String header(String name) {
    return String.join(", ", headers.all(name));
  }

  /** Returns a copy of the body; may be empty. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body, decoded as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * Returns the body as a value.
   *
   * @param <T> its type
   * @param type of the value
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
