package dev.anyfn.state;

import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long things take and stay in an idempotent function. */
record Terms(
    @Nullable String name,
    @Nullable Duration lease,
    Duration skew,
    Duration keep,
    Duration patience) {

  private static final Duration WITHOUT_DEADLINE = Duration.ofMinutes(5);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  /** How long a run that begins or goes on now may hold its key. */
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

  /** Whether a lease has run out, by whichever of the instances' clocks. */
  boolean ranOut(Claim claim, Instant now) {
    return now.isAfter(claim.leaseUntil().plus(skew));
  }

  /** When to come back if another holds the key: its run may end long before its lease. */
  Duration retryAfter(Claim claim, Instant now) {
    Duration left = Duration.between(now, claim.leaseUntil().plus(skew));
    if (left.compareTo(FIRST_RETRY) < 0) {
      return FIRST_RETRY;
    }
    return left.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : left;
  }

  /** A claim must not expire before anybody may take it over. */
  Instant expiry(Instant leaseUntil) {
    return leaseUntil.plus(skew).plus(keep);
  }
}
