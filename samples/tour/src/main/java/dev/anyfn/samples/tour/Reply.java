package dev.anyfn.samples.tour;

/**
 * The outcome of one call, in terms that all platforms share.
 *
 * @param verdict how the call ended
 * @param status the platform's word for that: an HTTP status, or its equivalent on Lambda
 * @param text the answer, or the reason why there is none
 */
record Reply(Verdict verdict, String status, String text) {

  /** The ways in which a call ends. */
  enum Verdict {
    /** With an answer: 200, or the payload of a Lambda. */
    ANSWERED,
    /** With INVALID_INPUT: 400, or an error document of Lambda. */
    INVALID_INPUT,
    /** An event that is done and will not come again. */
    ACKNOWLEDGED,
    /** An event that will come again. */
    REDELIVERED,
    /** In any other way. */
    UNEXPECTED
  }

  boolean is(Verdict expected, String expectedText) {
    return verdict == expected && text.equals(expectedText);
  }

  static Reply unexpected(Object what) {
    return new Reply(Verdict.UNEXPECTED, "?", what.toString());
  }
}
