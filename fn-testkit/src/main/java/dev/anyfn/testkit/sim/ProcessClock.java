package dev.anyfn.testkit.sim;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** The time as one process sees it. */
final class ProcessClock extends Clock {

  private final Supplier<Instant> now;
  private final ZoneId zone;

  private ProcessClock(Supplier<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  static ProcessClock of(Supplier<Instant> now) {
    return new ProcessClock(now, ZoneOffset.UTC);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new ProcessClock(now, other);
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
