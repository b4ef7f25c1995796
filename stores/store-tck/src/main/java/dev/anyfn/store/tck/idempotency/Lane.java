package dev.anyfn.store.tck.idempotency;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs actors, one at a time, and only when it is its turn: of all lanes of a
 * schedule, one runs. Who passes the turn on decides who gets it, and keeps it where that is
 * himself, so that a step without a change costs nothing.
 */
final class Lane implements AutoCloseable {

  private static final int SPINS = 100;

  private final @Nullable Thread thread;
  private volatile @Nullable Thread waiting;
  private volatile boolean turn;
  private @Nullable Actor actor;
  private boolean closed;

  private Lane(boolean own) {
    if (own) {
      thread = new Thread(this::work, "actors");
      thread.setDaemon(true);
      thread.start();
    } else {
      thread = null;
    }
  }

  static Lane open() {
    return new Lane(true);
  }

  /** The lane of the thread that runs the schedule, which has no actors. */
  static Lane ofCaller() {
    return new Lane(false);
  }

  /** Gives it an actor to begin with, at its next turn. */
  void begin(Actor first) {
    actor = first;
  }

  /** Gives it the turn. Its caller then waits for its own, or ends. */
  void give() {
    turn = true;
    LockSupport.unpark(waiting);
  }

  /** Waits for the turn. */
  void await() {
    for (int spins = 0; !turn; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        waiting = Thread.currentThread();
        if (!turn) {
          LockSupport.park(this);
        }
        waiting = null;
      }
    }
    turn = false;
  }

  private void work() {
    await();
    while (!closed) {
      Actor now = actor;
      actor = null;
      while (now != null) {
        now.deliver();
        now = now.ended(this);
      }
      await();
    }
  }

  @Override
  public void close() {
    closed = true;
    give();
  }
}
