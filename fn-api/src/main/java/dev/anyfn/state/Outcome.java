package dev.anyfn.state;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;

/** The stored end of a run. */
sealed interface Outcome {

  /** The result is null. */
  record Nothing() implements Outcome {}

  /** The result is in the document. */
  record Text(String text) implements Outcome {}

  /** The result is in the bucket. */
  record Stored(String object) implements Outcome {}

  /** The function failed for good. */
  record Refused(ErrorCode code, String detail) implements Outcome {

    /** The longest detail, which fits into any document; nobody reads more. */
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
