package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.Fork;
import java.util.Set;

/**
 * Carries calls of some kinds to a function in a fork, as the platform does, and reads the answer.
 */
interface Carrier {

  /** What it can carry. */
  Set<Call.Kind> carries();

  /** Returns true if it reaches each of several functions in one process, by path. */
  boolean routes();

  /**
   * Carries a call of a kind that it can carry.
   *
   * @param root the path of the function, empty for the only one
   * @param log from before the call on
   */
  RawAnswer carry(Call call, Fork fork, String root, CallLog log);
}
