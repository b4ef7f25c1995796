package dev.anyfn.testkit.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders requests as the envelopes of AWS's gateways, as AWS documents and sends them. */
final class Gateways {

  private static final String SOURCE_IP = "192.0.2.1"; // for documentation: RFC 5737
  private static final Instant TIME = Defaults.TIME;

  private Gateways() {}

  static Map<String, @Nullable Object> rest(HttpEvent request) {
    Map<String, List<String>> headers = headers(request, false);
    Map<String, List<String>> query = query(request, true);
    boolean empty = request.body().length == 0;
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("resource", "/{proxy+}");
    event.put("path", request.path());
    event.put("httpMethod", request.method());
    event.put("headers", orNull(last(headers)));
    event.put("multiValueHeaders", orNull(headers));
    event.put("queryStringParameters", orNull(last(query)));
    event.put("multiValueQueryStringParameters", orNull(query));
    event.put("pathParameters", Map.of("proxy", request.path().substring(1)));
    event.put("stageVariables", null);
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    context.put("accountId", Defaults.ACCOUNT);
    context.put("apiId", "id");
    context.put("domainName", "id.execute-api." + Defaults.REGION + ".amazonaws.com");
    context.put("httpMethod", request.method());
    context.put("identity", Map.of("sourceIp", SOURCE_IP));
    context.put("path", "/prod" + request.path());
    context.put("protocol", "HTTP/1.1");
    context.put("requestId", request.requestId());
    context.put("requestTime", "02/Jan/2026:03:04:05 +0000");
    context.put("requestTimeEpoch", TIME.toEpochMilli());
    context.put("resourceId", "proxy1");
    context.put("resourcePath", "/{proxy+}");
    context.put("stage", "prod");
    event.put("requestContext", context);
    event.put("body", empty ? null : base64(request));
    event.put("isBase64Encoded", !empty);
    return event;
  }

  static Map<String, @Nullable Object> formatTwo(HttpEvent request, String host, String stage) {
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> cookies = new ArrayList<>();
    headers(request, true)
        .forEach(
            (name, values) -> {
              if (name.equals("cookie")) {
                values.forEach(value -> cookies.addAll(Arrays.asList(value.split("; ", -1))));
              } else {
                headers.put(name, String.join(",", values));
              }
            });
    String path = Percent.decode(request.path(), false);
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", stage.equals("$default") ? path : "/" + stage + path);
    event.put("rawQueryString", request.rawQuery());
    if (!cookies.isEmpty()) {
      event.put("cookies", cookies);
    }
    event.put("headers", headers);
    Map<String, List<String>> query = query(request, true);
    if (!query.isEmpty()) {
      Map<String, String> joined = new LinkedHashMap<>();
      query.forEach((name, values) -> joined.put(name, String.join(",", values)));
      event.put("queryStringParameters", joined);
    }
    Map<String, Object> http = new LinkedHashMap<>();
    http.put("method", request.method());
    http.put("path", path);
    http.put("protocol", "HTTP/1.1");
    http.put("sourceIp", SOURCE_IP);
    http.put("userAgent", request.headers().first("User-Agent").orElse(""));
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("accountId", Defaults.ACCOUNT);
    context.put("apiId", "id");
    context.put("domainName", host);
    context.put("domainPrefix", "id");
    context.put("http", http);
    context.put("requestId", request.requestId());
    context.put("routeKey", "$default");
    context.put("stage", stage);
    context.put("time", "02/Jan/2026:03:04:05 +0000");
    context.put("timeEpoch", TIME.toEpochMilli());
    event.put("requestContext", context);
    if (request.body().length > 0) {
      body(request, event);
    } else {
      event.put("isBase64Encoded", false);
    }
    return event;
  }

  static Map<String, @Nullable Object> loadBalancer(HttpEvent request, boolean multiValue) {
    Map<String, List<String>> headers = headers(request, true);
    Map<String, List<String>> query = query(request, false);
    String group = Defaults.arn("elasticloadbalancing", "targetgroup/functions/0123456789abcdef");
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("requestContext", Map.of("elb", Map.of("targetGroupArn", group)));
    event.put("httpMethod", request.method());
    event.put("path", request.path());
    if (multiValue) {
      event.put("multiValueQueryStringParameters", query);
      event.put("multiValueHeaders", headers);
    } else {
      event.put("queryStringParameters", last(query));
      event.put("headers", last(headers));
    }
    body(request, event);
    return event;
  }

  private static void body(HttpEvent request, Map<String, @Nullable Object> event) {
    String text = textOf(request);
    event.put("body", text != null ? text : base64(request));
    event.put("isBase64Encoded", text == null);
  }

  private static String base64(HttpEvent request) {
    return Base64.getEncoder().encodeToString(request.body());
  }

  /** Returns null for a body in base64. */
  private static @Nullable String textOf(HttpEvent request) {
    String type = request.contentType().orElse("").toLowerCase(Locale.ROOT);
    boolean textual =
        type.startsWith("text/")
            || type.contains("json")
            || type.contains("xml")
            || type.contains("javascript");
    boolean encoded = request.headers().first("Content-Encoding").isPresent();
    if (request.body().length > 0 && (!textual || encoded)) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(request.body());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Map<String, List<String>> headers(HttpEvent request, boolean lowerCase) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String name : request.headers().names()) {
      headers.put(lowerCase ? name.toLowerCase(Locale.ROOT) : name, request.headers().all(name));
    }
    return headers;
  }

  private static Map<String, List<String>> query(HttpEvent request, boolean decoded) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : request.rawQuery().split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query
            .computeIfAbsent(decoded ? Percent.decode(name, true) : name, k -> new ArrayList<>())
            .add(decoded ? Percent.decode(value, true) : value);
      }
    }
    return query;
  }

  private static Map<String, String> last(Map<String, List<String>> many) {
    Map<String, String> single = new LinkedHashMap<>();
    many.forEach((name, values) -> single.put(name, values.get(values.size() - 1)));
    return single;
  }

  private static <T> @Nullable Map<String, T> orNull(Map<String, T> map) {
    return map.isEmpty() ? null : map;
  }
}
