package dev.anyfn.testkit.event;

import dev.anyfn.Headers;
import java.util.Objects;
import java.util.Optional;

/**
 * An HTTP request as a client writes it, and the envelopes in which AWS hands it to a function:
 *
 * <pre>{@code
 * HttpEvent request = HttpEvent.post("/orders?dry=1").json(new Order("o-1", 3));
 * byte[] rest = request.apiGatewayV1();
 * byte[] url = request.functionUrl();
 * }</pre>
 *
 * <p>An envelope has the headers that are given here, and no others: the gateways' own ({@code
 * Host}, {@code X-Forwarded-For} and so on) stand in it where a test sets them. Immutable.
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
   * A request without headers and body.
   *
   * @param method a token such as {@code PATCH}
   * @param target path and query as they stand in the request line: from the slash on,
   *     percent-encoded
   * @throws IllegalArgumentException if a client could not send this
   */
  public static HttpEvent of(String method, String target) {
    Headers.empty().and(method, ""); // a method is a token, as the name of a header is
    return new HttpEvent(
        method, checked(target), Headers.empty(), new byte[0], Defaults.uuid("request", 1));
  }

  /**
   * A GET request.
   *
   * @param target path and query, percent-encoded
   */
  public static HttpEvent get(String target) {
    return of("GET", target);
  }

  /**
   * A HEAD request.
   *
   * @param target path and query, percent-encoded
   */
  public static HttpEvent head(String target) {
    return of("HEAD", target);
  }

  /**
   * A POST request.
   *
   * @param target path and query, percent-encoded
   */
  public static HttpEvent post(String target) {
    return of("POST", target);
  }

  /**
   * A PUT request.
   *
   * @param target path and query, percent-encoded
   */
  public static HttpEvent put(String target) {
    return of("PUT", target);
  }

  /**
   * A DELETE request.
   *
   * @param target path and query, percent-encoded
   */
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

  /**
   * The same request, elsewhere.
   *
   * @param otherTarget path and query, percent-encoded
   */
  public HttpEvent to(String otherTarget) {
    return new HttpEvent(method, checked(otherTarget), headers, body, requestId);
  }

  /**
   * With one more header; earlier values of the same name stay.
   *
   * @param name a token
   * @param value without line breaks, and without characters above U+00FF
   * @throws IllegalArgumentException if HTTP does not allow it
   */
  public HttpEvent header(String name, String value) {
    return new HttpEvent(method, target, headers.and(name, value), body, requestId);
  }

  /**
   * With this media type instead of any before.
   *
   * @param type the value of {@code Content-Type}
   */
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

  /**
   * With this body.
   *
   * @param bytes copied
   */
  public HttpEvent body(byte... bytes) {
    return new HttpEvent(method, target, headers, bytes.clone(), requestId);
  }

  /** With this body, in UTF-8. */
  public HttpEvent body(String text) {
    return body(JsonDocument.bytes(text));
  }

  /**
   * With this body, of the type {@code application/json}.
   *
   * @param data JSON where it is a {@code String} or a {@code byte[]}; else a value to be encoded
   */
  public HttpEvent json(Object data) {
    return contentType("application/json").body(JsonDocument.bytes(data));
  }

  /**
   * With this identity, which gateways give to each request.
   *
   * @param id not empty
   */
  public HttpEvent requestId(String id) {
    return new HttpEvent(method, target, headers, body, Objects.requireNonNull(id, "id"));
  }

  /** Returns the method: a token. */
  public String method() {
    return method;
  }

  /**
   * Path and query.
   *
   * @return as they stand in the request line
   */
  public String target() {
    return target;
  }

  /** Returns the target up to its question mark: percent-encoded. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** Returns the target after its question mark: percent-encoded; empty if there is none. */
  public String rawQuery() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }

  /** Returns the headers, as they were set. */
  public Headers headers() {
    return headers;
  }

  /** Returns the media type; empty if none is set. */
  public Optional<String> contentType() {
    return headers.first("Content-Type");
  }

  /** Returns the body: a copy; empty if there is none. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the identity, as a gateway gives it. */
  public String requestId() {
    return requestId;
  }

  /**
   * The envelope of a REST API with {@code binaryMediaTypes} of {@code *}/{@code *} (payload format
   * 1.0): all bodies are base64. The path has no stage.
   *
   * @return JSON
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">Lambda
   *     proxy integrations</a>
   */
  public byte[] apiGatewayV1() {
    return JsonDocument.write(Gateways.rest(this));
  }

  /**
   * The envelope of an HTTP API (payload format 2.0), in a stage named {@code live}: its path is
   * percent-decoded and stands behind the stage; bodies of text types are text.
   *
   * @return JSON
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
   *     format 2.0</a>
   */
  public byte[] apiGatewayV2() {
    return JsonDocument.write(Gateways.formatTwo(this, "id.execute-api." + AWS_DOMAIN, "live"));
  }

  /**
   * The envelope of a Function URL: payload format 2.0, with a host of its own and no stage.
   *
   * @return JSON
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Function
   *     URLs</a>
   */
  public byte[] functionUrl() {
    return JsonDocument.write(
        Gateways.formatTwo(this, "id.lambda-url.eu-west-1.on.aws", "$default"));
  }

  private static final String AWS_DOMAIN = Defaults.REGION + ".amazonaws.com";

  /**
   * The envelope of an Application Load Balancer. Its query is not decoded, and without a body it
   * has an empty one.
   *
   * @param multiValue whether the target group has multi-value headers switched on; if not, the
   *     last value of each name is all that arrives
   * @return JSON
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
