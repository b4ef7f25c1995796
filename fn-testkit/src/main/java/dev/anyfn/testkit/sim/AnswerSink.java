package dev.anyfn.testkit.sim;

import dev.anyfn.Headers;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Takes what an invocation answers. Written by its worker; read by another thread, too, if the
 * invocation is given up.
 */
final class AnswerSink implements HttpSink {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private Headers headers = Headers.empty();
  private List<String> failedItems = List.of();

  @Override
  public synchronized OutputStream start(int answerStatus, Headers answerHeaders, long length) {
    this.status = answerStatus;
    this.headers = answerHeaders;
    return body;
  }

  synchronized void failedItems(List<String> ids) {
    this.failedItems = List.copyOf(ids);
  }

  OutputStream body() {
    return body;
  }

  synchronized InvocationRecord.Answer answer() {
    return new InvocationRecord.Answer(status, headers, body.toByteArray(), failedItems);
  }
}
