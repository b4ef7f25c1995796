package dev.anyfn.testkit.sim;

import dev.anyfn.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes records of invocations. */
final class Records {

  private Records() {}

  /** Of one that found no instance. */
  static InvocationRecord refused(PendingInvocation pending, Instant now, String why) {
    return new InvocationRecord(
        pending.number(),
        pending.stimulus().describe(),
        InvocationRecord.Start.NONE,
        "",
        0,
        pending.at(),
        Duration.between(pending.at(), now),
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        InvocationRecord.Result.THROTTLED,
        429,
        Headers.empty(),
        new byte[0],
        null,
        why,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Rounded up to what the platform bills by. */
  static Duration billed(Duration time, Duration unit) {
    long units = (time.toNanos() + unit.toNanos() - 1) / unit.toNanos();
    return unit.multipliedBy(units);
  }
}
