package dev.anyfn.http;

import com.sun.net.httpserver.HttpExchange;
import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.IOException;
import java.io.OutputStream;

/** Writes an answer to an exchange of the JDK's server. */
record ExchangeSink(HttpExchange exchange) implements HttpSink {

  @Override
  public OutputStream start(int status, Headers headers, long length) throws IOException {
    for (String name : headers.names()) {
      for (String value : headers.all(name)) {
        exchange.getResponseHeaders().add(name, value);
      }
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      if (length > 0) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, framing(length));
    }
    return new SlicedStream(exchange.getResponseBody());
  }

  /** The server's own code: 0 is "chunked", -1 is "none". */
  private static long framing(long length) {
    if (length == UNKNOWN_LENGTH) {
      return 0;
    }
    return length == 0 ? -1 : length;
  }
}
