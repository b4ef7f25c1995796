package dev.anyfn.runtime;

import dev.anyfn.Batch;
import dev.anyfn.Response;
import org.jspecify.annotations.Nullable;

/** What an output means where nobody reads it: whether the event is done. */
final class Acknowledgement {

  private Acknowledgement() {}

  /**
   * Refuses an output that stands for a failure.
   *
   * @throws Exception if the event must be delivered again
   */
  static void require(@Nullable Object output) throws Exception {
    if (output instanceof Response<?> response && response.status() >= 400) {
      throw new IllegalStateException(
          "The function answered an event with status " + response.status());
    }
    if (output instanceof Batch.Outcome outcome) {
      OutcomeOutput.requireSuccess(outcome);
    }
    if (output instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
