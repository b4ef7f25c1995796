package dev.anyfn.testkit.conformance;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The time in which somebody else may come between. */
final class Pauses {

  private Pauses() {}

  static void tiny() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
  }
}
