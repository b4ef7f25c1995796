package dev.anyfn.samples.tour;

/**
 * What became of one input, in terms that all platforms share.
 *
 * @param verdict how it ended
 * @param text the answer, or why there is none
 */
record Reply(Verdict verdict, String text) {

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

  static Reply unexpected(Object what) {
    return new Reply(Verdict.UNEXPECTED, what.toString());
  }
}
