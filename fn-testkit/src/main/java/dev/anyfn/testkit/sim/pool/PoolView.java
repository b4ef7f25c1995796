package dev.anyfn.testkit.sim.pool;

/**
 * A pool as a policy sees it. The engine keeps it up to date, so that no decision has to search. An
 * instance is named by any number from 0 that the engine knows it by at that moment.
 */
public interface PoolView {

  /** Stands for no instance. */
  int NONE = -1;

  /** {@return how many instances there are: those that start, run and are idle} */
  int instances();

  /**
   * {@return the first instance with room, in the order in which the platform reuses them; {@link
   * #NONE} if none has room}
   */
  int free();

  /**
   * {@return true if the process of an instance has died}
   *
   * @param instance which one
   */
  boolean crashed(int instance);
}
