package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.Fork;
import java.util.Set;

/**
 * Carries calls of some kinds to a function in a fork, as the platform does, and reads the answer.
 */
interface Carrier {

  /** Returns the kinds that it carries. */
  Set<Call.Kind> carries();

  /** Returns true if it reaches each of several functions in one process by path. */
  boolean routes();

  /**
   * Carries a call.
   *
   * @param call of a kind that it carries
   * @param fork the process to call
   * @param root the path of the function, empty for the only one
   * @param log begun before the call
   */
  RawAnswer carry(Call call, Fork fork, String root, CallLog log);
}
