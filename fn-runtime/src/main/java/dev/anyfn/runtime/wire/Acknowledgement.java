package dev.anyfn.runtime.wire;

import dev.anyfn.Batch;
import dev.anyfn.Response;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Decides whether an output acknowledges an event, where nobody reads the output. */
public final class Acknowledgement {

  private Acknowledgement() {}

  /**
   * Refuses an output that stands for a failure; runs a stream to its end and closes what can be
   * closed.
   *
   * @param output what the function returned
   * @throws Exception if the event must be delivered again
   */
  public static void require(@Nullable Object output) throws Exception {
    if (output instanceof Response<?> response) {
      Object body = response.body().orElse(null);
      if (response.status() >= 400) {
        close(body);
        throw new IllegalStateException(
            "The function answered an event with status " + response.status());
      }
      require(body);
    } else if (output instanceof Batch.Outcome outcome) {
      OutcomeOutput.requireSuccess(outcome);
    } else if (output instanceof BaseStream<?, ?> stream) {
      drain(stream);
    } else if (output instanceof CompletionStage<?>) {
      throw new IllegalStateException(
          "The function answered an event with a CompletionStage: give its value instead");
    } else {
      close(output);
    }
  }

  /** A stream is lazy: the function has done its work when the last element is there. */
  private static void drain(BaseStream<?, ?> stream) {
    try (stream) {
      Iterator<?> elements = stream.iterator();
      while (elements.hasNext()) {
        elements.next();
      }
    }
  }

  private static void close(@Nullable Object output) throws Exception {
    if (output instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
