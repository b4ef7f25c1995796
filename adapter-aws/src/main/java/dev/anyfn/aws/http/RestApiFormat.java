package dev.anyfn.aws.http;

import dev.anyfn.Caller;
import dev.anyfn.Headers;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.runtime.wire.ReceivedHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Format 1.0 of API Gateway, of REST APIs: headers and parameters may have many values. */
public final class RestApiFormat extends HttpEnvelope {

  /** Creates the format. */
  public RestApiFormat() {}

  @Override
  String method(JsonTree event) {
    return event.get("httpMethod").text("");
  }

  @Override
  String path(JsonTree event) {
    return PercentEncoding.ofEncoded(event.get("path").text("/"));
  }

  /** Encodes the parameters again, which the envelope has decoded. */
  @Override
  @Nullable String query(JsonTree event) {
    StringBuilder query = new StringBuilder();
    JsonTree many = event.get("multiValueQueryStringParameters");
    boolean single = many.names().isEmpty();
    JsonTree parameters = single ? event.get("queryStringParameters") : many;
    for (String name : parameters.names()) {
      JsonTree value = parameters.get(name);
      for (JsonTree each : single ? List.of(value) : value.elements()) {
        query.append(query.isEmpty() ? "" : "&").append(form(name));
        query.append('=').append(form(each.text("")));
      }
    }
    return query.isEmpty() ? null : query.toString();
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  Headers headers(JsonTree event) {
    ReceivedHeaders headers = new ReceivedHeaders();
    JsonTree many = event.get("multiValueHeaders");
    boolean single = many.names().isEmpty();
    JsonTree fields = single ? event.get("headers") : many;
    for (String name : fields.names()) {
      JsonTree value = fields.get(name);
      for (JsonTree each : single ? List.of(value) : value.elements()) {
        add(headers, name, each);
      }
    }
    return headers.build();
  }

  @Override
  Caller caller(JsonTree event) {
    JsonTree context = event.get("requestContext");
    return caller(
        context.get("identity").get("sourceIp").text(), context.get("authorizer").get("claims"));
  }

  /** Writes one map only: the gateway would send twice what stands in both. */
  @Override
  void writeHeaders(Headers headers, StringBuilder json) {
    json.append(",\"multiValueHeaders\":{");
    boolean first = true;
    for (String name : headers.names()) {
      json.append(first ? "" : ",");
      JsonText.quote(name, json);
      json.append(':');
      EnvelopeSink.array(headers.all(name), json);
      first = false;
    }
    json.append('}');
  }
}
