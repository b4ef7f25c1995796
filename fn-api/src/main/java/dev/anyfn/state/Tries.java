package dev.anyfn.state;

import dev.anyfn.FunctionException;
import java.time.Duration;

/** The limits of tries that must succeed, and the failure if their outcome remains unknown. */
final class Tries {

  /** The most losses to other writers, or lost answers, in a row. */
  static final int MOST = 8;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Table table;
  private final Retries retries;

  Tries(Table table) {
    this.table = table;
    this.retries = new Retries(table.context());
  }

  /** Returns the pause after a try, twice as long each time. */
  static Duration step(int tries) {
    Duration step = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
    return step.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : step;
  }

  /** Waits before the next try; throws after the last one. */
  void pauseAfter(int tries, StoreException failure) {
    if (tries == MOST) {
      throw undecided(failure);
    }
    try {
      retries.pause(step(tries), "Table " + table.name() + ", complete");
    } catch (StoreException interrupted) {
      interrupted.addSuppressed(failure);
      throw undecided(interrupted);
    }
  }

  static FunctionException undecided(StoreException cause) {
    return FunctionException.unavailable("The outcome may or may not be stored", cause)
        .retryAfter(Duration.ofSeconds(1));
  }
}
