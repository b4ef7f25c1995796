package dev.anyfn.state;

import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The durations of an idempotent function. */
record Terms(
    @Nullable String name,
    @Nullable Duration lease,
    Duration skew,
    Duration keep,
    Duration patience) {

  private static final Duration WITHOUT_DEADLINE = Duration.ofMinutes(5);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  /** Returns the length of a lease that starts or continues now. */
  Duration leaseOf(Context context) {
    Duration left = context.remaining().orElse(null);
    if (left == null) {
      return lease == null ? WITHOUT_DEADLINE : lease;
    }
    if (left.toMillis() <= 0) {
      throw new FunctionException(ErrorCode.DEADLINE_EXCEEDED, "No time is left to begin");
    }
    return lease == null || lease.compareTo(left) > 0 ? left : lease;
  }

  /** Returns true if a lease has run out by the clock of every instance. */
  boolean ranOut(Claim claim, Instant now) {
    return now.isAfter(claim.leaseUntil().plus(skew));
  }

  /**
   * Returns the delay for a caller that finds another run: that run may end long before its lease.
   */
  Duration retryAfter(Claim claim, Instant now) {
    Duration left = Duration.between(now, claim.leaseUntil().plus(skew));
    if (left.compareTo(FIRST_RETRY) < 0) {
      return FIRST_RETRY;
    }
    return left.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : left;
  }

  /** Returns the expiry of a claim, which is later than its takeover. */
  Instant expiry(Instant leaseUntil) {
    return leaseUntil.plus(skew).plus(keep);
  }
}
