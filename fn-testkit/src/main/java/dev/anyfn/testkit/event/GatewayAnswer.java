package dev.anyfn.testkit.event;

import dev.anyfn.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a function's answer as one of AWS's gateways does. */
record GatewayAnswer(String label, int error, Set<String> known) {

  static final GatewayAnswer REST =
      new GatewayAnswer(
          "a REST API",
          502,
          Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"));

  static final GatewayAnswer HTTP_API =
      new GatewayAnswer(
          "an HTTP API",
          500,
          Set.of("statusCode", "headers", "cookies", "body", "isBase64Encoded"));

  static final GatewayAnswer FUNCTION_URL =
      new GatewayAnswer(
          "a Function URL",
          502,
          Set.of("statusCode", "headers", "cookies", "body", "isBase64Encoded"));

  static final GatewayAnswer LOAD_BALANCER =
      new GatewayAnswer(
          "a load balancer",
          502,
          Set.of("statusCode", "statusDescription", "headers", "body", "isBase64Encoded"));

  static final GatewayAnswer LOAD_BALANCER_MULTI =
      new GatewayAnswer(
          "a load balancer with multi-value headers",
          502,
          Set.of(
              "statusCode", "statusDescription", "multiValueHeaders", "body", "isBase64Encoded"));

  HttpAnswer read(byte[] envelope) {
    try {
      return read(JsonDocument.read(envelope), envelope);
    } catch (IOException e) {
      throw refused("it is not JSON", envelope, e);
    } catch (Refusal e) {
      throw refused(e.reason, envelope, e);
    }
  }

  private HttpAnswer read(@Nullable Object tree, byte[] envelope) throws Refusal {
    boolean infers = known.contains("cookies");
    if (infers && !(tree instanceof Map<?, ?> map && map.containsKey("statusCode"))) {
      Headers json = Headers.empty().and("Content-Type", "application/json");
      byte[] body = tree instanceof String text ? JsonDocument.bytes(text) : envelope;
      return HttpAnswer.of(200, json, body);
    }
    if (!(tree instanceof Map<?, ?> members)) {
      throw new Refusal("it is no object");
    }
    for (Object name : members.keySet()) {
      require(known.contains(name), "it has a member \"" + name + "\", which the format has not");
    }
    int status = status(members.get("statusCode"));
    Headers.Builder headers = Headers.builder();
    for (Map.Entry<?, ?> header : object(members, "headers").entrySet()) {
      add(headers, header.getKey(), header.getValue());
    }
    for (Map.Entry<?, ?> header : object(members, "multiValueHeaders").entrySet()) {
      require(
          header.getValue() instanceof List, "multiValueHeaders has no list of " + header.getKey());
      for (Object value : (List<?>) header.getValue()) {
        add(headers, header.getKey(), value);
      }
    }
    if (members.get("cookies") instanceof List<?> cookies) {
      for (Object cookie : cookies) {
        add(headers, "Set-Cookie", cookie);
      }
    } else {
      require(members.get("cookies") == null, "cookies is no list");
    }
    return HttpAnswer.of(status, headers.build(), body(members));
  }

  private static int status(@Nullable Object status) throws Refusal {
    require(status != null, "it has no statusCode");
    String digits = String.valueOf(status);
    boolean whole = status instanceof JsonDocument.Literal && digits.matches("[1-5][0-9][0-9]");
    require(whole, "statusCode is " + digits + ", which is no number from 100 to 599");
    return Integer.parseInt(digits);
  }

  private static Map<?, ?> object(Map<?, ?> members, String name) throws Refusal {
    Object value = members.get(name);
    require(value == null || value instanceof Map, name + " is no object");
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static void add(Headers.Builder headers, Object name, @Nullable Object value)
      throws Refusal {
    boolean scalar =
        value instanceof String
            || value instanceof Boolean
            || value instanceof JsonDocument.Literal;
    require(scalar, "the value of header " + name + " is no string");
    try {
      headers.add(name.toString(), String.valueOf(value));
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage());
    }
  }

  private static byte[] body(Map<?, ?> members) throws Refusal {
    Object body = members.get("body");
    Object base64 = members.get("isBase64Encoded");
    require(body == null || body instanceof String, "body is no string");
    require(
        base64 == null || base64 instanceof Boolean, "isBase64Encoded is neither true nor false");
    String text = body == null ? "" : body.toString();
    if (!Boolean.TRUE.equals(base64)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal("isBase64Encoded is true, and body is not base64");
    }
  }

  private static void require(boolean wellFormed, String otherwise) throws Refusal {
    if (!wellFormed) {
      throw new Refusal(otherwise);
    }
  }

  private AssertionError refused(String why, byte[] envelope, Exception cause) {
    return new AssertionError(
        "The client of "
            + label
            + " would get "
            + error
            + " for what the function answered: "
            + why
            + "\n    "
            + Shown.body(envelope),
        cause);
  }

  /** The reason to refuse an answer. */
  private static final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    Refusal(@Nullable String reason) {
      super(reason);
      this.reason = String.valueOf(reason);
    }
  }
}
