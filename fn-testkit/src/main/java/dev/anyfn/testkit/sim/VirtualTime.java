package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time of a simulator. It stands still while code runs, and goes on when all the code there is
 * waits for it. Safe for use by many threads.
 */
final class VirtualTime {

  /** Code that waits for something else is watched so long before it counts as waiting for time. */
  private static final long LOOK_MILLIS = 5;

  private static final int LOOKS = 12;

  private final FakeClock clock;
  private final Instant origin;
  private final PriorityQueue<Instant> wakes = new PriorityQueue<>();
  private final Set<Runner> awake = new HashSet<>();
  private long changes;

  VirtualTime(FakeClock clock) {
    this.clock = clock;
    this.origin = clock.instant();
  }

  /** Code that time has to wait for, and the thread that runs it as soon as there is one. */
  static final class Runner {
    private volatile @Nullable Thread thread;

    /** Notes that the current thread runs it. */
    void attach() {
      thread = Thread.currentThread();
    }

    /** Returns true if it cannot go on by itself. Code that has no thread yet can. */
    private boolean waits() {
      Thread runner = thread;
      return runner != null
          && switch (runner.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE -> false;
          };
    }
  }

  FakeClock clock() {
    return clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** The time as policies count it, from where the clock stood at first. */
  long nanos() {
    return Duration.between(origin, now()).toNanos();
  }

  /** Begins to run code. */
  synchronized Runner enter() {
    Runner runner = new Runner();
    awake.add(runner);
    changes++;
    return runner;
  }

  /** Ends code; does nothing the second time. */
  synchronized void exit(Runner runner) {
    awake.remove(runner);
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
   * @param runner waits; null for a thread that nobody waits for
   */
  synchronized void sleepUntil(Instant wake, @Nullable Runner runner) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("sleep interrupted");
    }
    wakes.add(wake);
    boolean counted = runner != null && awake.remove(runner);
    changes++;
    try {
      goOn();
      int looks = 0;
      while (now().isBefore(wake)) {
        long seen = changes;
        long from = System.nanoTime();
        wait(LOOK_MILLIS);
        // A thread that was woken is seen to wait until it is given a processor: where we are late
        // ourselves, others are, too, and nothing can be said.
        boolean inTime = System.nanoTime() - from < 3 * LOOK_MILLIS * 1_000_000;
        looks = inTime && seen == changes && allWait() ? looks + 1 : 0;
        if (looks == LOOKS) {
          jump();
          looks = 0;
        }
      }
    } finally {
      wakes.remove(wake);
      if (counted) {
        awake.add(runner);
      }
      changes++;
    }
  }

  /** Returns true if all who are awake wait, perhaps for a lock or a result of a sleeper. */
  private boolean allWait() {
    return awake.stream().allMatch(Runner::waits);
  }

  /** Jumps to the first sleeper if nobody is awake. */
  private void goOn() {
    if (awake.isEmpty()) {
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
