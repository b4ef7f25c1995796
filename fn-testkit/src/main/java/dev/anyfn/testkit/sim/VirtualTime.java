package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * The time of a simulator. It stands still while code runs, and goes on when all the code that runs
 * waits for it. Safe for use by many threads.
 */
final class VirtualTime {

  /** How long code that sleeps waits for code that does not, which may wait for it in turn. */
  private static final long STALL_NANOS = 10_000_000;

  private final FakeClock clock;
  private final PriorityQueue<Instant> wakes = new PriorityQueue<>();
  private int running;
  private long changes;

  VirtualTime(FakeClock clock) {
    this.clock = clock;
  }

  FakeClock clock() {
    return clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Code begins to run, which time has to wait for. */
  synchronized void enter() {
    running++;
    changes++;
  }

  /** Code has ended. */
  synchronized void exit() {
    running--;
    changes++;
    goOn();
  }

  synchronized void advance(Duration time) {
    clock.advance(time);
    changes++;
    notifyAll();
  }

  /**
   * Waits until a time has come.
   *
   * @param counted whether the thread was counted by {@link #enter}
   */
  synchronized void sleepUntil(Instant wake, boolean counted) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("sleep interrupted");
    }
    wakes.add(wake);
    running -= counted ? 1 : 0;
    changes++;
    try {
      goOn();
      while (now().isBefore(wake)) {
        long seen = changes;
        long until = System.nanoTime() + STALL_NANOS;
        for (long left = STALL_NANOS;
            left > 0 && seen == changes;
            left = until - System.nanoTime()) {
          wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        if (seen == changes) {
          jump();
        }
      }
    } finally {
      wakes.remove(wake);
      running += counted ? 1 : 0;
      changes++;
    }
  }

  /** Nobody runs: the first who sleeps is next. */
  private void goOn() {
    if (running <= 0) {
      jump();
    }
    notifyAll();
  }

  private void jump() {
    Instant first = wakes.peek();
    if (first != null && first.isAfter(now())) {
      clock.advance(Duration.between(now(), first));
    }
    changes++;
    notifyAll();
  }
}
