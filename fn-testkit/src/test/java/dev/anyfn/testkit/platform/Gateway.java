package dev.anyfn.testkit.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anyfn.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * AWS's three ways from an HTTP request to an envelope and back: the formats as AWS documents and
 * sends them, written here without a line of the code that is under test.
 */
enum Gateway {
  /** A REST API with {@code binaryMediaTypes} of {@code *}/{@code *}: all bodies are base64. */
  V1,
  /** An HTTP API: bodies of text types are text. */
  V2,
  /** A Function URL: format 2.0 with a host of its own. */
  FUNCTION_URL;

  private static final Set<String> V1_KEYS =
      Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");
  private static final Set<String> V2_KEYS =
      Set.of("statusCode", "headers", "cookies", "body", "isBase64Encoded");

  Map<String, Object> render(Request request) {
    return this == V1 ? renderV1(request) : renderV2(request);
  }

  private static Map<String, Object> renderV1(Request request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            h -> headers.computeIfAbsent(h.getKey(), k -> new ArrayList<>()).add(h.getValue()));
    Map<String, List<String>> query = query(request);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("resource", "/{proxy+}");
    event.put("path", request.path());
    event.put("httpMethod", request.method());
    event.put("headers", last(headers));
    event.put("multiValueHeaders", orNull(headers));
    event.put("queryStringParameters", last(query));
    event.put("multiValueQueryStringParameters", orNull(query));
    event.put(
        "requestContext",
        Map.of("requestId", "r-1", "stage", "prod", "path", "/prod" + request.path()));
    boolean empty = request.body().length == 0;
    event.put("body", empty ? null : Base64.getEncoder().encodeToString(request.body()));
    event.put("isBase64Encoded", !empty);
    return event;
  }

  private Map<String, Object> renderV2(Request request) {
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> cookies = new ArrayList<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.equals("cookie")) {
        cookies.addAll(Arrays.asList(header.getValue().split("; ", -1)));
      } else {
        headers.merge(name, header.getValue(), (a, b) -> a + "," + b);
      }
    }
    String path = URI.create(request.path()).getPath();
    String host = this == V2 ? "id.execute-api.eu-1.amazonaws.com" : "id.lambda-url.eu-1.on.aws";
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", this == V2 ? "/live" + path : path);
    event.put("rawQueryString", request.rawQuery());
    event.put("headers", headers);
    if (!cookies.isEmpty()) {
      event.put("cookies", cookies);
    }
    event.put(
        "requestContext",
        Map.of(
            "domainName",
            host,
            "stage",
            this == V2 ? "live" : "$default",
            "requestId",
            "r-1",
            "http",
            Map.of("method", request.method(), "path", path, "protocol", "HTTP/1.1")));
    if (request.body().length > 0) {
      String text = textOf(request);
      event.put("body", text != null ? text : Base64.getEncoder().encodeToString(request.body()));
      event.put("isBase64Encoded", text == null);
    } else {
      event.put("isBase64Encoded", false);
    }
    return event;
  }

  /** Null for what an HTTP API hands over in base64. */
  private static String textOf(Request request) {
    String type = request.contentType().orElse("");
    if (!type.startsWith("text/") && !type.contains("json") && !type.contains("xml")) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(request.body());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Map<String, List<String>> query(Request request) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : request.rawQuery().split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = (pair + "=").split("=", -1);
        query.computeIfAbsent(decode(parts[0]), k -> new ArrayList<>()).add(decode(parts[1]));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> last(Map<String, List<String>> many) {
    Map<String, String> single = new LinkedHashMap<>();
    many.forEach((name, values) -> single.put(name, values.get(values.size() - 1)));
    return single.isEmpty() ? null : single;
  }

  private static Map<String, List<String>> orNull(Map<String, List<String>> many) {
    return many.isEmpty() ? null : many;
  }

  /** An envelope that the gateway would answer with 502 fails the test. */
  static Answer parse(Gateway gateway, JsonNode envelope) {
    Set<String> known = gateway == V1 ? V1_KEYS : V2_KEYS;
    envelope.fieldNames().forEachRemaining(name -> require(known.contains(name), envelope));
    require(envelope.path("statusCode").isInt(), envelope);
    Headers.Builder headers = Headers.builder();
    envelope
        .path("headers")
        .properties()
        .forEach(h -> headers.add(h.getKey(), h.getValue().textValue()));
    envelope
        .path("multiValueHeaders")
        .properties()
        .forEach(h -> h.getValue().forEach(v -> headers.add(h.getKey(), v.textValue())));
    envelope.path("cookies").forEach(cookie -> headers.add("Set-Cookie", cookie.textValue()));
    String body = envelope.path("body").asText("");
    byte[] bytes =
        envelope.path("isBase64Encoded").booleanValue()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return new Answer(envelope.path("statusCode").intValue(), headers.build(), bytes);
  }

  private static void require(boolean wellFormed, JsonNode envelope) {
    if (!wellFormed) {
      throw new AssertionError("The gateway would answer 502 to this envelope: " + envelope);
    }
  }
}
