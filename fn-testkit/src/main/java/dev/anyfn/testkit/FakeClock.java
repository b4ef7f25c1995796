package dev.anyfn.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves. Safe for use by many threads. */
public final class FakeClock extends Clock {

  private final AtomicLong millis;

  private FakeClock(Instant now) {
    this.millis = new AtomicLong(now.toEpochMilli());
  }

  /** Returns a clock in UTC that stands at an instant. */
  public static FakeClock at(Instant start) {
    return new FakeClock(start);
  }

  /** Moves the clock; a negative time sets it back. */
  public FakeClock advance(Duration time) {
    millis.addAndGet(time.toMillis());
    return this;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns this clock: its zone is always UTC. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
