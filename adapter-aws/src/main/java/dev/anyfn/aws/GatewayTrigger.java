package dev.anyfn.aws;

import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.json.JsonTree;
import java.io.IOException;
import java.io.OutputStream;

/** HTTP through API Gateway or a Function URL: an envelope in, an envelope out. */
final class GatewayTrigger implements Trigger {

  private final HttpTrigger http;
  private final GatewayFormat format;

  GatewayTrigger(Instance instance, GatewayFormat format) {
    this.http = new HttpTrigger(instance);
    this.format = format;
  }

  @Override
  public void handle(byte[] payload, OutputStream out, Origin origin) throws IOException {
    EnvelopeSink sink = new EnvelopeSink();
    HttpCall call = null;
    try {
      call = call(JsonTree.parse(payload), origin);
    } catch (FunctionException e) {
      http.refuse(e, "", sink);
    }
    if (call != null) {
      http.handle(call, sink);
    }
    sink.writeTo(out, format);
  }

  private HttpCall call(JsonTree event, Origin origin) {
    Headers headers = EnvelopeHeaders.of(event);
    JsonTree context = event.get("requestContext");
    String method = event.get("httpMethod").text(context.get("http").get("method").text(""));
    if (method.isEmpty()) {
      throw FunctionException.invalidInput(
          "The envelope has no HTTP method: is FN_TRIGGER set to the wrong trigger?");
    }
    String query =
        format == GatewayFormat.V1 ? EnvelopeUrl.query(event) : event.get("rawQueryString").text();
    return new HttpCall(
        method,
        EnvelopeUrl.path(event),
        query,
        headers,
        EnvelopeBody.of(event, headers.first("Content-Type").orElse(null)),
        origin);
  }
}
