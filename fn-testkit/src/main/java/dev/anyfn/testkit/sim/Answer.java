package dev.anyfn.testkit.sim;

import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;

/** Takes what an invocation answers. Used by one thread. */
final class Answer implements HttpSink {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private Headers headers = Headers.empty();
  private List<String> failedItems = List.of();

  @Override
  public OutputStream start(int answerStatus, Headers answerHeaders, long length) {
    this.status = answerStatus;
    this.headers = answerHeaders;
    return body;
  }

  void failedItems(List<String> ids) {
    this.failedItems = List.copyOf(ids);
  }

  OutputStream body() {
    return body;
  }

  byte[] bytes() {
    return body.toByteArray();
  }

  int status() {
    return status;
  }

  Headers headers() {
    return headers;
  }

  List<String> failedItems() {
    return failedItems;
  }
}
