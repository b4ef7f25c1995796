package dev.anyfn.aws.http;

import dev.anyfn.Caller;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.aws.Format;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.wire.ReceivedHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The family of HTTP envelopes. A failure is answered with its status; nothing is thrown. A format
 * says where its envelope has the parts of a request, and how it writes headers.
 */
abstract class HttpEnvelope implements Format {

  abstract String method(JsonTree event);

  /** Returns the path, percent-encoded. */
  abstract String path(JsonTree event);

  /** Returns the query, percent-encoded; null if there is none. */
  abstract @Nullable String query(JsonTree event);

  abstract Headers headers(JsonTree event);

  abstract Caller caller(JsonTree event);

  /** Writes the members that hold the headers of an answer, beginning with a comma. */
  abstract void writeHeaders(Headers headers, StringBuilder json);

  @Override
  public final void handle(Instance instance, byte[] payload, OutputStream out, Origin origin)
      throws IOException {
    HttpTrigger http = new HttpTrigger(instance);
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
    sink.writeTo(out, this);
  }

  private HttpCall call(JsonTree event, Origin origin) {
    String method = method(event);
    if (method.isEmpty()) {
      throw FunctionException.invalidInput(
          "The envelope has no HTTP method: is FN_TRIGGER set to the wrong trigger?");
    }
    Headers headers = headers(event);
    return new HttpCall(
        method,
        path(event),
        query(event),
        headers,
        EnvelopeBody.of(event, headers.first("Content-Type").orElse(null)),
        caller(event),
        origin);
  }

  static void add(ReceivedHeaders headers, String name, JsonTree value) {
    String text = value.text();
    if (text != null) {
      headers.add(name, text);
    }
  }

  static Caller caller(@Nullable String address, JsonTree claims) {
    Map<String, String> verified = Map.of();
    for (String name : claims.names()) {
      String value = claims.get(name).text();
      if (value != null) {
        if (verified.isEmpty()) {
          verified = new HashMap<>();
        }
        verified.put(name, value);
      }
    }
    return new Caller(Optional.ofNullable(address), verified);
  }
}
