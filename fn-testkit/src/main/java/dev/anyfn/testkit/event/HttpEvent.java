package dev.anyfn.testkit.event;

import dev.anyfn.Headers;
import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP request as a client writes it, and its envelopes from AWS to a function:
 *
 * <pre>{@code
 * HttpEvent request = HttpEvent.post("/orders?dry=1").json(new Order("o-1", 3));
 * byte[] rest = request.apiGatewayV1();
 * byte[] url = request.functionUrl();
 * }</pre>
 *
 * <p>An envelope has exactly the headers set here; a test sets those that gateways add ({@code
 * Host}, {@code X-Forwarded-For} and so on). Immutable.
 */
public final class HttpEvent {

  private final String method;
  private final String target;
  private final Headers headers;
  private final byte[] body;
  private final String requestId;

  private HttpEvent(String method, String target, Headers headers, byte[] body, String requestId) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body;
    this.requestId = requestId;
  }

  /**
   * Creates a request without headers and body.
   *
   * @param method a token such as {@code PATCH}
   * @param target path and query as in the request line: starts with a slash, percent-encoded
   * @throws IllegalArgumentException if a client could not send this
   */
  public static HttpEvent of(String method, String target) {
    Headers.empty().and(method, ""); // a method is a token, as the name of a header is
    return new HttpEvent(
        method, checked(target), Headers.empty(), new byte[0], Defaults.uuid("request", 1));
  }

  /** Creates a GET request to a percent-encoded path and query. */
  public static HttpEvent get(String target) {
    return of("GET", target);
  }

  /** Creates a HEAD request to a percent-encoded path and query. */
  public static HttpEvent head(String target) {
    return of("HEAD", target);
  }

  /** Creates a POST request to a percent-encoded path and query. */
  public static HttpEvent post(String target) {
    return of("POST", target);
  }

  /** Creates a PUT request to a percent-encoded path and query. */
  public static HttpEvent put(String target) {
    return of("PUT", target);
  }

  /** Creates a DELETE request to a percent-encoded path and query. */
  public static HttpEvent delete(String target) {
    return of("DELETE", target);
  }

  private static String checked(String target) {
    boolean sendable = target.startsWith("/");
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      sendable &= c > ' ' && c < 0x7f && c != '#';
    }
    if (!sendable) {
      throw new IllegalArgumentException(
          "A target starts with / and has no space, # or character beyond ASCII: percent-encode"
              + " them in "
              + target);
    }
    return target;
  }

  /** Sets the percent-encoded path and query. */
  public HttpEvent to(String otherTarget) {
    return new HttpEvent(method, checked(otherTarget), headers, body, requestId);
  }

  /**
   * Adds a header; earlier values of the name stay.
   *
   * @param name a token
   * @param value without line breaks, and without characters above U+00FF
   * @throws IllegalArgumentException if HTTP does not allow it
   */
  public HttpEvent header(String name, String value) {
    return new HttpEvent(method, target, headers.and(name, value), body, requestId);
  }

  /** Sets the {@code Content-Type}. */
  public HttpEvent contentType(String type) {
    Headers.Builder others = Headers.builder();
    headers.forEach(
        (name, value) -> {
          if (!name.equalsIgnoreCase("Content-Type")) {
            others.add(name, value);
          }
        });
    Headers all = others.add("Content-Type", type).build();
    return new HttpEvent(method, target, all, body, requestId);
  }

  /** Sets the body; copies it. */
  public HttpEvent body(byte... bytes) {
    return new HttpEvent(method, target, headers, bytes.clone(), requestId);
  }

  /** Sets the body, in UTF-8. */
  public HttpEvent body(String text) {
    return body(JsonDocument.bytes(text));
  }

  /**
   * Sets a body of type {@code application/json}: a {@code String} or a {@code byte[]} of JSON, or
   * a value to encode.
   */
  public HttpEvent json(Object data) {
    return contentType("application/json").body(JsonDocument.bytes(data));
  }

  /** Sets the request id that gateways add; not empty. */
  public HttpEvent requestId(String id) {
    return new HttpEvent(method, target, headers, body, Objects.requireNonNull(id, "id"));
  }

  /** Returns the method: a token. */
  public String method() {
    return method;
  }

  /** Returns path and query as in the request line. */
  public String target() {
    return target;
  }

  /** Returns the percent-encoded path. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** Returns the percent-encoded query; may be empty. */
  public String rawQuery() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }

  /** Returns the headers, as set. */
  public Headers headers() {
    return headers;
  }

  /** Returns the media type, if one is set. */
  public Optional<String> contentType() {
    return headers.first("Content-Type");
  }

  /** Returns a copy of the body; may be empty. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the request id that gateways add. */
  public String requestId() {
    return requestId;
  }

  /**
   * Returns the envelope of a REST API with {@code binaryMediaTypes} of {@code *}/{@code *}
   * (payload format 1.0): all bodies are base64, and the path has no stage.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">Lambda
   *     proxy integrations</a>
   */
  public byte[] apiGatewayV1() {
    return JsonDocument.write(Gateways.rest(this));
  }

  /**
   * Returns the envelope of an HTTP API (payload format 2.0), in a stage named {@code live}: its
   * path is percent-decoded and follows the stage; bodies of text types are text.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
   *     format 2.0</a>
   */
  public byte[] apiGatewayV2() {
    return JsonDocument.write(Gateways.formatTwo(this, "id.execute-api." + AWS_DOMAIN, "live"));
  }

  /**
   * Returns the envelope of a Function URL: payload format 2.0, with a host of its own and no
   * stage.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Function
   *     URLs</a>
   */
  public byte[] functionUrl() {
    return JsonDocument.write(
        Gateways.formatTwo(this, "id.lambda-url.eu-west-1.on.aws", "$default"));
  }

  private static final String AWS_DOMAIN = Defaults.REGION + ".amazonaws.com";

  /**
   * Returns the envelope of an Application Load Balancer. Its query is not decoded, and a missing
   * body is an empty one.
   *
   * @param multiValue true if the target group has multi-value headers; else only the last value of
   *     each name arrives
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Lambda
   *     functions as targets</a>
   */
  public byte[] applicationLoadBalancer(boolean multiValue) {
    return JsonDocument.write(Gateways.loadBalancer(this, multiValue));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(method + " " + target);
    headers.forEach((name, value) -> text.append("\n    ").append(name + ": " + value));
    return text.append("\n    ").append(Shown.body(body)).toString();
  }
}
