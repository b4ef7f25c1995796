package dev.anyfn.runtime.wire;

import dev.anyfn.Batch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code Batch.Outcome}, where the delivery is acknowledged as a whole: one failed record fails it.
 */
record OutcomeOutput() implements Output {

  @Override
  public void http(Object value, HttpReply reply) throws Exception {
    requireSuccess((Batch.Outcome) value);
    reply.empty();
  }

  @Override
  public void direct(Object value, OutputStream out) throws Exception {
    requireSuccess((Batch.Outcome) value);
    out.write("null".getBytes(StandardCharsets.US_ASCII));
  }

  static void requireSuccess(Batch.Outcome outcome) throws Exception {
    if (outcome.failures().isEmpty()) {
      return;
    }
    Throwable cause = outcome.failures().get(0).cause();
    if (cause instanceof Exception exception) {
      throw exception;
    }
    throw new IOException(outcome.failures().size() + " records of the batch failed", cause);
  }
}
