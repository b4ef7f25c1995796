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
import java.util.List;
import java.util.Map;

/** Reads a request of the Functions Framework as a call. */
final class RequestReader {

  /** The limit, in bytes, of an unread body that is taken in; the container has the same. */
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
   * Reads what is left of a body. Jetty 12 resets the connection of a client that is still sending
   * when its answer ends, and the client never sees a 413.
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
      // the client is gone, and its answer has been sent
    }
  }

  private static Headers headers(HttpRequest request) {
    ReceivedHeaders headers = new ReceivedHeaders();
    for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
      for (String value : header.getValue()) {
        headers.add(header.getKey(), value);
      }
    }
    return headers.build();
  }

  /**
   * Returns path and query as they were sent. One invoker decodes {@code getPath()} and the other
   * does not, and {@code getQueryParameters()} of 1.4.1 consumes the body of a form.
   */
  private static String target(String uri) {
    int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
    for (int i = scheme < 0 ? 0 : scheme + 3; i < uri.length(); i++) {
      if (uri.charAt(i) == '/') {
        return uri.substring(i);
      }
      if (uri.charAt(i) == '?') {
        return "/" + uri.substring(i);
      }
    }
    return "/";
  }
}
