package dev.anyfn.testkit.state;

/** A fault of one call of a store or another dependency, and so what its caller lives through. */
public enum Fault {
  /** The call is refused: it does nothing, and the caller is told so. */
  REFUSE,
  /** The instance is killed before the call: nothing happens. */
  KILL_BEFORE,
  /** The call happens, and the instance is killed before the answer arrives. */
  KILL_AFTER,
  /** The request is lost: nothing happens, and the caller cannot know. */
  LOSE_REQUEST,
  /** The call happens, its answer is lost, and the instance lives on. */
  LOSE_ANSWER,
  /** The caller takes the call for lost, and it happens later. */
  LATE;

  /** Returns true if the instance dies; true for KILL_BEFORE and KILL_AFTER. */
  public boolean kills() {
    return this == KILL_BEFORE || this == KILL_AFTER;
  }

  /**
   * Returns true if the call happens before its caller goes on, or would; true for KILL_AFTER and
   * LOSE_ANSWER.
   */
  public boolean happens() {
    return this == KILL_AFTER || this == LOSE_ANSWER;
  }
}
