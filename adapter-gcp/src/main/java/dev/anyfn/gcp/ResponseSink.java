package dev.anyfn.gcp;

import com.google.cloud.functions.HttpResponse;
import dev.anyfn.Headers;
import dev.anyfn.runtime.HttpSink;
import java.io.IOException;
import java.io.OutputStream;

/** Writes an answer to a response of the Functions Framework, which frames it itself. */
record ResponseSink(HttpResponse response) implements HttpSink {

  @Override
  public OutputStream start(int status, Headers headers, long length) throws IOException {
    response.setStatusCode(status);
    headers.forEach(
        (name, value) -> {
          if (name.equalsIgnoreCase("Content-Type")) {
            response.setContentType(value);
          } else {
            response.appendHeader(name, value);
          }
        });
    return response.getOutputStream();
  }
}
