package dev.anyfn.http;

import com.sun.net.httpserver.HttpExchange;
import dev.anyfn.Headers;
import dev.anyfn.runtime.HttpSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes an answer to an exchange of the JDK's server. */
record ExchangeSink(HttpExchange exchange) implements HttpSink {

  /** How much of a body that nobody wants is read, so that its sender gets to see the answer. */
  private static final long MAX_DISCARDED = 64L * 1024 * 1024;

  @Override
  public OutputStream start(int status, Headers headers, long length) throws IOException {
    for (String name : headers.names()) {
      for (String value : headers.all(name)) {
        exchange.getResponseHeaders().add(name, value);
      }
    }
    if (status >= 400) {
      discardBody();
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      if (length > 0) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(status, -1);
    } else {
      // The server's own code: 0 is "chunked", -1 is "none".
      exchange.sendResponseHeaders(
          status, length == UNKNOWN_LENGTH ? 0 : length == 0 ? -1 : length);
    }
    return exchange.getResponseBody();
  }

  private void discardBody() {
    InputStream body = exchange.getRequestBody();
    byte[] buffer = new byte[16 * 1024];
    long left = MAX_DISCARDED;
    try {
      for (int read = 0; read >= 0 && left > 0; left -= read) {
        read = body.read(buffer);
      }
    } catch (IOException e) {
      // The function has closed it, or it broke off: the answer is tried all the same.
    }
  }
}
