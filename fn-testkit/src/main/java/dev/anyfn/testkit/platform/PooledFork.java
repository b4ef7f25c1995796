package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.Fork;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** A fork that starts, serves calls, and may have ended. The pool counts its users. */
final class PooledFork {

  private final CompletableFuture<Fork> fork;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean closed;
  private int users;

  PooledFork(ForkPool.Starter starter, Executor executor) {
    fork = CompletableFuture.supplyAsync(() -> start(starter), executor);
  }

  /** The start may have waited for others, and be superfluous by now. */
  private Fork start(ForkPool.Starter starter) {
    if (closed) {
      throw new PlatformException("The platforms were closed before this one was started");
    }
    return starter.start();
  }

  /** Returns the count of calls that have begun. */
  AtomicInteger calls() {
    return calls;
  }

  void use() {
    users++;
  }

  void unuse() {
    users--;
  }

  boolean isInUse() {
    return users > 0;
  }

  /**
   * Returns true if its process is gone; a fork that failed to start has not ended, and fails
   * again.
   */
  boolean hasEnded() {
    return fork.isDone() && !fork.isCompletedExceptionally() && !fork.join().process().isAlive();
  }

  /** Waits until it is ready. */
  Fork await() {
    try {
      return fork.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new PlatformException(String.valueOf(cause.getMessage()), cause);
    }
  }

  /** Waits for a start in progress, so that no process is left behind. */
  void close() {
    closed = true;
    try {
      fork.join().close();
    } catch (CompletionException e) {
      // it has not started, and its callers have the exception
    }
  }
}
