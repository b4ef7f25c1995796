package dev.anyfn.aws.http;

import dev.anyfn.Caller;
import dev.anyfn.Headers;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.runtime.wire.ReceivedHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Format 2.0 of API Gateway, of HTTP APIs and Function URLs: one value a header, cookies apart, the
 * path decoded and behind its stage, the query as it was sent.
 */
public final class HttpApiFormat extends HttpEnvelope {

  /** Creates the format. */
  public HttpApiFormat() {}

  @Override
  String method(JsonTree event) {
    return event.get("requestContext").get("http").get("method").text("");
  }

  /** Leaves out the stage, with which the path begins unless it is the default one. */
  @Override
  String path(JsonTree event) {
    String path = event.get("rawPath").text("/");
    String stage = "/" + event.get("requestContext").get("stage").text("$default");
    boolean staged = path.equals(stage) || path.startsWith(stage + "/");
    String rest = staged ? path.substring(stage.length()) : path;
    return PercentEncoding.ofDecoded(rest.isEmpty() ? "/" : rest);
  }

  @Override
  @Nullable String query(JsonTree event) {
    return event.get("rawQueryString").text();
  }

  @Override
  Headers headers(JsonTree event) {
    ReceivedHeaders headers = new ReceivedHeaders();
    JsonTree fields = event.get("headers");
    for (String name : fields.names()) {
      add(headers, name, fields.get(name));
    }
    StringBuilder cookies = new StringBuilder();
    for (JsonTree cookie : event.get("cookies").elements()) {
      cookies.append(cookies.isEmpty() ? "" : "; ").append(cookie.text(""));
    }
    if (!cookies.isEmpty()) {
      headers.add("cookie", cookies.toString());
    }
    return headers.build();
  }

  @Override
  Caller caller(JsonTree event) {
    JsonTree context = event.get("requestContext");
    return caller(
        context.get("http").get("sourceIp").text(),
        context.get("authorizer").get("jwt").get("claims"));
  }

  @Override
  void writeHeaders(Headers headers, StringBuilder json) {
    json.append(",\"headers\":{");
    boolean first = true;
    for (String name : headers.names()) {
      if (!name.equalsIgnoreCase("Set-Cookie")) {
        json.append(first ? "" : ",");
        JsonText.quote(name, json);
        json.append(':');
        JsonText.quote(String.join(", ", headers.all(name)), json);
        first = false;
      }
    }
    json.append("},\"cookies\":");
    EnvelopeSink.array(headers.all("Set-Cookie"), json);
  }
}
