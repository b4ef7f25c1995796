package dev.anyfn.testkit.state;

/** A fault of one call of a store or another dependency. */
public enum Fault {
  /** The call is refused without an effect, and the caller gets an error. */
  REFUSE,
  /** The instance is killed before the call: nothing happens. */
  KILL_BEFORE,
  /** The call happens, and the instance is killed before the answer arrives. */
  KILL_AFTER,
  /** The request is lost: nothing happens, and the caller cannot know. */
  LOSE_REQUEST,
  /** The call happens, its answer is lost, and the instance lives on. */
  LOSE_ANSWER,
  /** The caller takes the call for lost, but it happens later. */
  LATE;

  /** Returns true for KILL_BEFORE and KILL_AFTER: the instance dies. */
  public boolean kills() {
    return this == KILL_BEFORE || this == KILL_AFTER;
  }

  /**
   * Returns true for KILL_AFTER and LOSE_ANSWER: the call happens before its caller would go on.
   */
  public boolean happens() {
    return this == KILL_AFTER || this == LOSE_ANSWER;
  }
}
