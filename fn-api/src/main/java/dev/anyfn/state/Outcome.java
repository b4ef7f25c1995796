package dev.anyfn.state;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;

/** How a run ended, as it is stored. */
sealed interface Outcome {

  /** It gave null. */
  record Nothing() implements Outcome {}

  /** It gave a value. */
  record Text(String text) implements Outcome {}

  /** It gave a value that stands in the bucket. */
  record Stored(String object) implements Outcome {}

  /** It failed for good. */
  record Refused(ErrorCode code, String detail) implements Outcome {

    /** What a document takes in any case; nobody reads more. */
    private static final int MAX_DETAIL = 10_000;

    static Refused of(FunctionException e) {
      String detail = e.detail();
      return new Refused(
          e.code(), detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail);
    }

    FunctionException exception() {
      return new FunctionException(code, detail);
    }
  }
}
