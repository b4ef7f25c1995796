package dev.anyfn.http;

import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.InFlight;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.IOException;
import java.io.OutputStream;

/** Stands between a server and the functions: own paths, limits, draining. Knows no server. */
final class RequestHandler implements CallHandler {

  private final HttpTrigger trigger;
  private final ContainerSettings settings;
  private final InFlight inFlight = new InFlight();

  RequestHandler(Instance instance, ContainerSettings settings) {
    this.trigger = new HttpTrigger(instance);
    this.settings = settings;
  }

  @Override
  public void handle(HttpCall call, HttpSink sink) throws IOException {
    // The JDK's server takes the trailer section of a chunked body for the next request. It reads
    // none from a connection that it closes.
    HttpSink answer = call.headers().all("Transfer-Encoding").isEmpty() ? sink : closing(sink);
    if (call.path().startsWith("/_/")) {
      OwnPaths.answer(call, inFlight.draining(), answer);
      return;
    }
    inFlight.enter();
    try {
      if (inFlight.draining()) {
        answer = closing(sink);
      }
      if (size(call.headers()) > settings.maxHeaders()) {
        OwnPaths.refuseHeaders(call, settings.maxHeaders(), answer);
      } else {
        trigger.handle(call, answer);
      }
    } finally {
      inFlight.exit();
    }
  }

  @Override
  public void refuse(FunctionException cause, String method, HttpSink sink) throws IOException {
    trigger.refuse(cause, method, closing(sink));
  }

  @Override
  public void drain() {
    inFlight.drain(settings.drain());
  }

  private static HttpSink closing(HttpSink sink) {
    return new HttpSink() {
      @Override
      public OutputStream start(int status, Headers headers, long length) throws IOException {
        return sink.start(status, headers.and("Connection", "close"), length);
      }
    };
  }

  private static long size(Headers headers) {
    long size = 0;
    for (String name : headers.names()) {
      for (String value : headers.all(name)) {
        size += name.length() + value.length();
      }
    }
    return size;
  }
}
