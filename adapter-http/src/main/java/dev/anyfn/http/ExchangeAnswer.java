package dev.anyfn.http;

import com.sun.net.httpserver.HttpExchange;
import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The answer to an exchange of the JDK's server, and the stream of its body. Writes in slices: the
 * server writes each array at once, and a client that does not read would hold a carrier thread,
 * and a buffer of the whole answer, until it does.
 */
final class ExchangeAnswer extends OutputStream implements HttpSink {

  private static final int SLICE = 16 * 1024;

  private final HttpExchange exchange;

  ExchangeAnswer(HttpExchange exchange) {
    this.exchange = exchange;
  }

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
    return this;
  }

  /** Returns the length as the server codes it: 0 is "chunked", -1 is "none". */
  private static long framing(long length) {
    if (length == UNKNOWN_LENGTH) {
      return 0;
    }
    return length == 0 ? -1 : length;
  }

  @Override
  public void write(int oneByte) throws IOException {
    exchange.getResponseBody().write(oneByte);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += SLICE) {
      exchange.getResponseBody().write(bytes, offset + done, Math.min(SLICE, length - done));
    }
  }

  @Override
  public void flush() throws IOException {
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() throws IOException {
    exchange.getResponseBody().close();
  }
}
