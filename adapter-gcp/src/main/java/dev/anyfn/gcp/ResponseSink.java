package dev.anyfn.gcp;

import com.google.cloud.functions.HttpResponse;
import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.IOException;
import java.io.OutputStream;

/** Writes an answer to a response of the Functions Framework, which frames it itself. */
record ResponseSink(HttpResponse response) implements HttpSink {

  @Override
  public OutputStream start(int status, Headers headers, long length) throws IOException {
    response.setStatusCode(status);
    for (String name : headers.names()) {
      for (String value : headers.all(name)) {
        if (name.equalsIgnoreCase("Content-Type")) {
          response.setContentType(value);
        } else {
          response.appendHeader(name, value);
        }
      }
    }
    return response.getOutputStream();
  }

  /**
   * Breaks the connection, so that the client does not take a part for the whole. On invoker 2.0.0
   * an exception is enough; 1.4.1 catches it and ends the answer properly, unless its Jetty aborts
   * the answer. Jetty is not on our class path, so the two public methods are called by name.
   */
  void breakOff(Throwable cause) {
    try {
      OutputStream out = response.getOutputStream();
      Object channel = out.getClass().getMethod("getHttpChannel").invoke(out);
      channel.getClass().getMethod("abort", Throwable.class).invoke(channel, cause);
    } catch (ReflectiveOperationException | IOException e) {
      // another server: the exception is enough
    }
  }
}
