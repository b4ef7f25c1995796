package dev.anyfn.testkit.sim.pool;

/**
 * A pool as a policy sees it. The engine keeps it up to date, so that no decision has to search. An
 * instance is named by any number from 0 that the engine knows it by at that moment.
 */
public interface PoolView {

  /** Stands for no instance. */
  int NONE = -1;

  /**
   * Returns how many instances there are.
   *
   * @return those that start, those that run, and those that are idle
   */
  int instances();

  /**
   * Returns the instance that takes the next invocation: the first of those with room, in the order
   * in which the platform reuses them.
   *
   * @return {@link #NONE} if none has room
   */
  int free();

  /**
   * Returns whether the process of an instance has died.
   *
   * @param instance which one
   * @return false for one that starts, runs or is idle
   */
  boolean crashed(int instance);
}
