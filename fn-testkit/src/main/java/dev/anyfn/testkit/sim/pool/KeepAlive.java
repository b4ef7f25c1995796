package dev.anyfn.testkit.sim.pool;

/**
 * The policy of a platform that starts an instance whenever none has room, up to a limit, and keeps
 * it for a fixed time.
 *
 * @param maxInstances how many instances there may be
 * @param queueTime how long an invocation may wait, in nanoseconds; zero refuses it at once
 * @param idleTime how long an idle instance is kept, in nanoseconds; zero ends it at once
 * @param survivesCrash whether an instance outlives its process
 */
public record KeepAlive(int maxInstances, long queueTime, long idleTime, boolean survivesCrash)
    implements PoolPolicy {

  private static final long AT_ONCE = Long.MIN_VALUE;

  @Override
  public int admit(PoolView pool, long now) {
    int free = pool.free();
    if (free != PoolView.NONE) {
      return free;
    }
    return pool.instances() < maxInstances ? NEW : queueTime == 0 ? REFUSE : QUEUE;
  }

  @Override
  public long waitUntil(PoolView pool, long now) {
    return after(now, queueTime);
  }

  @Override
  public long keepUntil(PoolView pool, int instance, long now) {
    boolean ends = pool.crashed(instance) ? !survivesCrash : idleTime == 0;
    return ends ? AT_ONCE : after(now, idleTime);
  }

  private static long after(long now, long time) {
    long end = now + time;
    return end < now ? Long.MAX_VALUE : end;
  }
}
