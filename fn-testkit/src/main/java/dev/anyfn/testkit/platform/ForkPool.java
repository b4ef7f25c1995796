package dev.anyfn.testkit.platform;

import com.sun.management.OperatingSystemMXBean;
import dev.anyfn.testkit.fork.Fork;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A pool of forks, shared by all calls and all {@link Platforms} of the pool. Beyond its size,
 * which memory limits by default, it closes the least recently used fork and restarts it on demand.
 * It replaces a process that has ended by itself, as platforms do. Safe for use by many threads.
 */
public final class ForkPool implements AutoCloseable {

  /** An upper estimate of one fork's memory, nothing shared. */
  private static final long BYTES_OF_A_FORK = 400L << 20;

  private final int most;
  private final Map<Object, PooledFork> forks = new LinkedHashMap<>(16, 0.75f, true);
  private final ExecutorService starters;
  private boolean closed;

  private ForkPool(int most) {
    this.most = most;
    int atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
    this.starters =
        Executors.newFixedThreadPool(
            atOnce,
            task -> {
              Thread thread = new Thread(task, "anyfn-forks");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Returns an empty pool of as many forks as fit into half of the machine's memory, but at least
   * eight.
   */
  public static ForkPool open() {
    long bytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return open((int) Math.max(8, bytes / 2 / BYTES_OF_A_FORK));
  }

  /**
   * Returns an empty pool.
   *
   * @param most the number of live forks beyond which the pool closes unused ones
   * @throws IllegalArgumentException if that is less than one
   */
  public static ForkPool open(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("A pool needs at least one fork, not " + most);
    }
    return new ForkPool(most);
  }

  /** Starts a fork in another thread, unless it runs, or would displace another. */
  void prepare(Object key, Starter starter) {
    synchronized (this) {
      if (!closed && !forks.containsKey(key) && forks.size() < most) {
        forks.put(key, new PooledFork(starter, starters));
      }
    }
  }

  /** Leases a fork, which stays open as long as the lease; waits until it is ready. */
  Processes.Lease lease(Object key, Starter starter) {
    PooledFork pooled;
    List<PooledFork> superfluous = new ArrayList<>();
    synchronized (this) {
      if (closed) {
        throw new PlatformException("The platforms are closed: call them before the test ends");
      }
      pooled = forks.get(key);
      if (pooled != null && pooled.hasEnded()) {
        superfluous.add(pooled);
        pooled = null;
      }
      if (pooled == null) {
        pooled = new PooledFork(starter, starters);
        forks.put(key, pooled);
      }
      pooled.use();
      evict(superfluous);
    }
    superfluous.forEach(PooledFork::close);
    PooledFork used = pooled;
    try {
      return new Processes.Lease(used.await(), used.calls(), () -> release(used));
    } catch (RuntimeException e) {
      release(used);
      throw e;
    }
  }

  private void evict(List<PooledFork> superfluous) {
    Iterator<PooledFork> eldestFirst = forks.values().iterator();
    while (forks.size() > most && eldestFirst.hasNext()) {
      PooledFork eldest = eldestFirst.next();
      if (!eldest.isInUse()) {
        eldestFirst.remove();
        superfluous.add(eldest);
      }
    }
  }

  private synchronized void release(PooledFork pooled) {
    pooled.unuse();
  }

  /** Closes all forks. Does nothing the second time. */
  @Override
  public void close() {
    List<PooledFork> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(forks.values());
      forks.clear();
    }
    all.parallelStream().forEach(PooledFork::close);
    starters.shutdown();
  }

  /** Starts a fork, and waits until it is ready. */
  interface Starter {
    Fork start();
  }
}
