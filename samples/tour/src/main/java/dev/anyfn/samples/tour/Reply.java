package dev.anyfn.samples.tour;

/**
 * What became of one input, in terms that all platforms share.
 *
 * @param verdict how it ended
 * @param status how the platform puts that: an HTTP status, or what it is on Lambda
 * @param text the answer, or why there is none
 */
record Reply(Verdict verdict, String status, String text) {

  /** How an input ended. */
  enum Verdict {
    /** With an answer: 200, or the payload of a Lambda. */
    ANSWERED,
    /** With INVALID_INPUT: 400, or an error document of Lambda. */
    INVALID_INPUT,
    /** An event that is done and will not come again. */
    ACKNOWLEDGED,
    /** An event that will come again. */
    REDELIVERED,
    /** In a way that nobody expects. */
    UNEXPECTED
  }

  boolean is(Verdict expected, String expectedText) {
    return verdict == expected && text.equals(expectedText);
  }

  static Reply unexpected(Object what) {
    return new Reply(Verdict.UNEXPECTED, "?", what.toString());
  }
}
