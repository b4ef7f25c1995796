package dev.anyfn.store.gcs;

import dev.anyfn.state.Condition;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.store.google.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object until it is certain what became of it. After a lost answer it looks: our nonce
 * there means that it is written; else it is sent again, and only over what it has just seen there.
 *
 * @param api where
 * @param key of the object
 * @param name of the object
 * @param nonce of the write
 */
record Certain(Api api, String key, String name, String nonce) {

  private static final int MOST_TRIES = 4;

  /** Sends the write. */
  @FunctionalInterface
  interface Sending {
    /**
     * Sends it, once.
     *
     * @param generation which must be there; null for any
     * @return the answer: the object, or a refusal
     */
    Reply send(@Nullable String generation);
  }

  /** Sends a write; returns what answers it, or null if it was found out that it is written. */
  Outcome run(Condition condition, Sending sending) {
    String wanted = Generation.of(condition);
    String must = wanted;
    StoreException lost = null;
    for (int attempt = 1; ; attempt++) {
      try {
        Reply reply = sending.send(must);
        if (lost == null || reply.status() != Api.PRECONDITION_FAILED) {
          return new Outcome(reply, null);
        }
      } catch (StoreException e) {
        lost = unknown(e, lost);
      }
      Stored there = look(lost);
      if (there != null && nonce.equals(there.nonce())) {
        return new Outcome(null, there);
      }
      must = there == null ? Generation.NOTHING : there.generation();
      if (attempt == MOST_TRIES || (wanted != null && !wanted.equals(must))) {
        throw lost;
      }
    }
  }

  /**
   * Returns the object of a write whose answer was lost; throws if it was not written, or unknown.
   */
  Stored settle(StoreException lost) {
    Stored there = look(lost);
    if (there != null && nonce.equals(there.nonce())) {
      return there;
    }
    throw lost;
  }

  private @Nullable Stored look(StoreException lost) {
    try {
      return api.look(key, name);
    } catch (StoreException e) {
      lost.addSuppressed(e);
      throw lost;
    }
  }

  /** Once an answer was lost, no later failure proves that nothing was written. */
  private static StoreException unknown(StoreException e, @Nullable StoreException lost) {
    if (e.error() == StoreError.OUTCOME_UNKNOWN) {
      return e;
    }
    throw lost == null ? e : lost;
  }

  /**
   * The outcome of a write.
   *
   * @param reply the last answer; null if it was lost
   * @param found what is written, if the answer was lost
   */
  record Outcome(@Nullable Reply reply, @Nullable Stored found) {}
}
