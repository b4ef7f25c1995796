package dev.anyfn.store.tck;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what a store said of a write with what is there. */
final class Told {

  private Told() {}

  static void check(
      String what,
      @Nullable StoreError error,
      Optional<String> found,
      Optional<String> before,
      String mine) {
    boolean written = found.equals(Optional.of(mine));
    boolean untouched = found.equals(before);
    Expect.that(written || untouched, what + ": neither the old value nor the new one is there");
    if (error == null) {
      Expect.that(written, what + ": it was said to be done, and it is not");
    } else if (error == StoreError.UNAVAILABLE || error == StoreError.RATE_LIMITED) {
      Expect.that(untouched, what + ": it was said to have done nothing, and it has");
    } else {
      Expect.that(
          error == StoreError.OUTCOME_UNKNOWN,
          what + ": nobody else wrote, and it was said to be " + error);
    }
  }

  static void lostServer(StoreException e) {
    Expect.that(
        e.error() == StoreError.UNAVAILABLE || e.error() == StoreError.OUTCOME_UNKNOWN,
        "A write to a dead server is UNAVAILABLE or OUTCOME_UNKNOWN, not " + e.getMessage());
  }
}
