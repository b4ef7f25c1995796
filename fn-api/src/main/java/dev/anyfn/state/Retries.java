package dev.anyfn.state;

import dev.anyfn.state.spi.StoreContext;
import java.time.Duration;

/** Revisions, and the time between two tries. */
final class Retries {

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private static final int REVISION_LENGTH = 26; // of 5 bits
  private static final int ATTEMPTS = 40;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(8);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final StoreContext context;

  Retries(StoreContext context) {
    this.context = context;
  }

  /** Returns 130 random bits. */
  String revision() {
    byte[] bytes = new byte[REVISION_LENGTH];
    context.random().nextBytes(bytes); // once: each call of a secure one takes a lock
    StringBuilder text = new StringBuilder(REVISION_LENGTH);
    for (byte b : bytes) {
      text.append(DIGITS.charAt(b & 31));
    }
    return text.toString();
  }

  /** Waits if another writer was faster; throws any other failure, or if this happens too often. */
  void afterLoss(int attempt, StoreException loss, String place) {
    if (loss.error() != StoreError.PRECONDITION_FAILED) {
      throw loss;
    }
    if (attempt == ATTEMPTS) {
      throw new StoreException(
              StoreError.RATE_LIMITED, "others were faster, " + ATTEMPTS + " times in a row", loss)
          .at(place);
    }
    if (!context.backOff(attempt, FIRST_PAUSE, LONGEST_PAUSE)) {
      throw interrupted(loss, place);
    }
  }

  void pause(Duration time, String place) {
    try {
      context.pause().pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e, place);
    }
  }

  private static StoreException interrupted(Exception cause, String place) {
    return new StoreException(StoreError.UNAVAILABLE, "interrupted between two tries", cause)
        .at(place);
  }
}
