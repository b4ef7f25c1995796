package dev.anyfn.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves, in milliseconds. Safe for use by many threads. */
public final class FakeClock extends Clock {

  private final AtomicLong millis;

  private FakeClock(Instant now) {
    this.millis = new AtomicLong(now.toEpochMilli());
  }

  /**
   * A clock that stands.
   *
   * @param start where it stands
   * @return the clock, in UTC
   */
  public static FakeClock at(Instant start) {
    return new FakeClock(start);
  }

  /**
   * Moves it.
   *
   * @param time by how much; negative for a clock that is set back
   */
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

  /** The same clock: what moves one moves all, and its zone is UTC whatever is asked for. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
