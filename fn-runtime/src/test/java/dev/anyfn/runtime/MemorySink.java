package dev.anyfn.runtime;

import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An HTTP answer, kept in memory. */
final class MemorySink implements HttpSink {

  int starts;
  int status;
  Headers headers;
  long length;
  boolean closed;

  /** What had been written at each flush. */
  final List<String> flushed = new ArrayList<>();

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  @Override
  public OutputStream start(int answerStatus, Headers answerHeaders, long answerLength) {
    starts++;
    status = answerStatus;
    headers = answerHeaders;
    length = answerLength;
    return new OutputStream() {
      @Override
      public void write(int b) {
        body.write(b);
      }

      @Override
      public void flush() {
        flushed.add(text());
      }

      @Override
      public void close() throws IOException {
        closed = true;
      }
    };
  }

  byte[] bytes() {
    return body.toByteArray();
  }

  String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  String type() {
    return headers.first("Content-Type").orElse(null);
  }
}
