package dev.anyfn.http;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that requests run on: virtual ones from JDK 24 on, where waiting in the server's
 * synchronized streams no longer pins a carrier (JEP 491); before, a pool that grows with the
 * connections, since a fixed one is held by as many slow clients.
 */
final class Threads {

  private static final int FIRST_WITHOUT_PINNING = 24;
  private static final int MAX = 1000;

  private Threads() {}

  static ExecutorService create() {
    if (Runtime.version().feature() < FIRST_WITHOUT_PINNING) {
      return new ThreadPoolExecutor(0, MAX, 60, TimeUnit.SECONDS, new SynchronousQueue<>());
    }
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("This JDK has virtual threads, yet they cannot be had", e);
    }
  }
}
