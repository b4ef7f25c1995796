package dev.anyfn.store.tck;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Kills a server as soon as it has acknowledged some writes, while others are under way. */
final class ServerKiller {

  private static final int WRITES = 20;

  private final CountDownLatch acknowledged = new CountDownLatch(WRITES);
  private final Thread thread;
  private volatile boolean done;
  private volatile @Nullable Exception failure;

  private ServerKiller(StoreUnderTest.Server server) {
    thread = new Thread(() -> kill(server), "killer");
  }

  static ServerKiller of(StoreUnderTest.Server server) {
    ServerKiller killer = new ServerKiller(server);
    killer.thread.start();
    return killer;
  }

  private void kill(StoreUnderTest.Server server) {
    try {
      acknowledged.await();
      server.kill();
    } catch (Exception e) {
      failure = e;
    } finally {
      done = true;
    }
  }

  void acknowledged() {
    acknowledged.countDown();
  }

  /** Returns true if nothing that begins now can succeed. */
  boolean isDone() {
    return done;
  }

  /** Waits for the kill, whatever has been acknowledged. */
  void join() throws Exception {
    while (acknowledged.getCount() > 0) {
      acknowledged.countDown();
    }
    thread.join();
    Exception thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }
}
