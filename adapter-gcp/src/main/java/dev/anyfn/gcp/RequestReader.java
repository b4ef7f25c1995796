package dev.anyfn.gcp;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.AnswerBrokenException;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.runtime.wire.ReceivedHeaders;
import java.io.IOException;
import java.io.InputStream;

/** Turns a request of the Functions Framework into a call. */
final class RequestReader {

  /** How much of a body that nobody reads is taken in: as much as the container takes. */
  private static final long DRAINED = 64L * 1024 * 1024;

  private RequestReader() {}

  static void handle(HttpTrigger trigger, HttpRequest request, HttpResponse response, Origin origin)
      throws IOException {
    ResponseSink sink = new ResponseSink(response);
    Headers headers;
    try {
      headers = headers(request);
    } catch (FunctionException e) {
      trigger.refuse(e, request.getMethod(), sink);
      return;
    }
    String target = target(request.getUri());
    int question = target.indexOf('?');
    HttpCall call =
        new HttpCall(
            request.getMethod(),
            question < 0 ? target : target.substring(0, question),
            question < 0 ? null : target.substring(question + 1),
            headers,
            Payload.of(
                request.getInputStream(),
                request.getContentLength(),
                request.getContentType().orElse(null)),
            origin);
    try {
      trigger.handle(call, sink);
    } catch (AnswerBrokenException e) {
      sink.breakOff(e);
      throw e;
    }
    drain(request.getInputStream());
  }

  /**
   * Jetty 12 resets the connection of a client that is still sending when it is answered, and the
   * client never sees its 413.
   */
  private static void drain(InputStream body) {
    byte[] bytes = new byte[8192];
    try {
      for (long left = DRAINED; left > 0; ) {
        int read = body.read(bytes);
        if (read < 0) {
          return;
        }
        left -= read;
      }
    } catch (IOException e) {
      // the client has gone away, and its answer has been sent
    }
  }

  private static Headers headers(HttpRequest request) {
    ReceivedHeaders headers = new ReceivedHeaders();
    request.getHeaders().forEach((name, values) -> values.forEach(v -> headers.add(name, v)));
    return headers.build();
  }

  /**
   * The path and query as they were sent. {@code getPath()} is percent-decoded by one invoker and
   * not by the other, and {@code getQueryParameters()} of 1.4.1 eats the body of a form.
   */
  private static String target(String uri) {
    int scheme = uri.indexOf("://");
    int path = uri.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    return path < 0 ? "/" : uri.substring(path);
  }
}
