package dev.anyfn.testkit.sim.pool;

/**
 * The decisions of a platform about its instances. Each is a pure function of a view and a time: it
 * takes no lock, reads no clock and searches nothing, so an engine that runs real code and one that
 * runs a billion events can share it. Times are nanoseconds since an origin of the engine's own.
 *
 * <p>At equal times an engine handles completions first, then arrivals; a moment up to which
 * something waits or is kept is over when it has passed.
 */
public interface PoolPolicy {

  /** Start a new instance. */
  int NEW = -1;

  /** Let the invocation wait. */
  int QUEUE = -2;

  /** Refuse the invocation. */
  int REFUSE = -3;

  /**
   * Decides what becomes of an invocation that has arrived, or is the first of those that wait.
   *
   * @param pool the pool
   * @param now the time
   * @return the number of an instance, or {@link #NEW}, {@link #QUEUE} or {@link #REFUSE}
   */
  int admit(PoolView pool, long now);

  /**
   * Decides how long an invocation may wait that begins to wait now.
   *
   * @param pool the pool
   * @param now the time
   * @return the last moment at which it may still be given an instance
   */
  long waitUntil(PoolView pool, long now);

  /**
   * Decides how long an instance is kept that has become idle now, or whose process has died.
   *
   * @param pool the pool
   * @param instance which one
   * @param now the time
   * @return the last moment at which it is still there; one that has passed ends it at once
   */
  long keepUntil(PoolView pool, int instance, long now);
}
