package dev.anyfn.store.tck;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The assertions of the rules. */
final class Expect {

  private Expect() {}

  interface Action {
    void run() throws Exception;
  }

  static void that(boolean holds, String sentence) {
    if (!holds) {
      throw new AssertionError(sentence);
    }
  }

  static void equal(@Nullable Object expected, @Nullable Object actual, String what) {
    that(
        Objects.equals(expected, actual),
        what + ": expected " + shown(expected) + ", found " + shown(actual));
  }

  static void bytes(byte[] expected, byte[] actual, String what) {
    that(
        Arrays.equals(expected, actual),
        what
            + ": expected "
            + expected.length
            + " bytes, found "
            + actual.length
            + (expected.length == actual.length ? " that differ" : ""));
  }

  /** Fails unless the action fails with one of these. */
  static StoreException fails(String what, Action action, StoreError... errors) throws Exception {
    try {
      action.run();
    } catch (StoreException e) {
      if (Arrays.asList(errors).contains(e.error())) {
        return e;
      }
      throw new AssertionError(
          what + ": expected " + Arrays.toString(errors) + ", found " + e.getMessage(), e);
    }
    throw new AssertionError(what + ": expected " + Arrays.toString(errors) + ", and it succeeded");
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }
}
