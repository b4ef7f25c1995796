package dev.anyfn.state;

import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The claims of idempotent functions in a table: takes, renews and releases them; {@link
 * Completion} ends them. Every change has the condition that the version is the one that was read,
 * so a run that has lost its claim changes nothing. After an answer that leaves the outcome open,
 * the ledger reads the claim: its owner, a random name, shows the outcome.
 */
final class Ledger {

  static final String PREFIX = "idempotent/";

  private final Table table;
  private final Terms terms;
  private final Retries retries;

  Ledger(Table table, Terms terms) {
    this.table = table;
    this.terms = terms;
    this.retries = new Retries(table.context());
  }

  /** Returns a key in a partition of its own, apart from those that the function queries. */
  Key key(@Nullable String key, Context context) {
    String name = terms.name() == null ? context.functionName() : terms.name();
    if (key == null || key.isEmpty()) {
      throw FunctionException.invalidInput("The idempotency key is missing");
    }
    try {
      return Key.of(PREFIX + key, name);
    } catch (IllegalArgumentException e) {
      throw new FunctionException(
          ErrorCode.INVALID_INPUT,
          "The idempotency key must be Unicode text of at most 1,000 bytes of UTF-8",
          e);
    }
  }

  String fingerprint(@Nullable Object payload) {
    return Fingerprint.of(payload, table.context().codec());
  }

  void requireAtomic() {
    table.require(Capability.ATOMIC);
  }

  /** Takes the claim for a run that starts now, or returns one that is done already. */
  Document<Claim> take(Key key, String payload, Context context) {
    String owner = retries.revision();
    Patience patience = new Patience(terms.patience());
    Document<Claim> seen = null; // most keys are new: nothing is read before the first try
    for (int tries = 0; tries < Tries.MOST; ) {
      if (seen != null) {
        Claim claim = seen.value();
        requireSamePayload(claim, payload);
        boolean mine = claim.owner().equals(owner);
        if (claim.outcome() != null || (mine && begins(claim))) {
          return seen;
        }
        if (!mine && !terms.ranOut(claim, table.now())) {
          if (!patience.pause(table)) {
            throw busy(claim);
          }
          seen = Claim.read(table, key).orElse(null);
          continue;
        }
      }
      tries++;
      Document<Claim> taken = tryTake(key, owner, payload, context, seen);
      if (taken != null && begins(taken.value())) {
        return taken;
      }
      seen = taken != null ? taken : Claim.read(table, key).orElse(null);
    }
    throw FunctionException.unavailable("Too many calls with one idempotency key at once", null);
  }

  /**
   * Returns false if the instance was frozen for so long that the new lease has run out already.
   */
  private boolean begins(Claim claim) {
    return !table.now().isAfter(claim.leaseUntil());
  }

  private @Nullable Document<Claim> tryTake(
      Key key, String owner, String payload, Context context, @Nullable Document<Claim> seen) {
    Instant end = table.now().plus(terms.leaseOf(context));
    int attempt = seen == null ? 1 : seen.value().attempt() + 1;
    Claim claim = new Claim(owner, attempt, payload, end, null);
    Condition condition = seen == null ? Condition.ifAbsent() : Condition.ifVersion(seen.version());
    try {
      return put(key, claim, condition);
    } catch (StoreException e) {
      requireUndecided(e);
      return null;
    }
  }

  private Document<Claim> put(Key key, Claim claim, Condition condition) {
    Instant expiry = terms.expiry(claim.leaseUntil());
    Write write = Write.put(key, claim.form()).when(condition).expiresAt(expiry);
    return new Document<>(key, claim, table.write(write), expiry);
  }

  /** Rethrows a failure unless a read of the claim can resolve it. */
  private static void requireUndecided(StoreException e) {
    if (e.error() != StoreError.PRECONDITION_FAILED && e.error() != StoreError.OUTCOME_UNKNOWN) {
      throw e;
    }
  }

  static void requireSamePayload(Claim claim, String payload) {
    if (!claim.payload().equals(payload)) {
      throw new FunctionException(
          ErrorCode.CONFLICT, "The idempotency key was used before, with another payload");
    }
  }

  FunctionException busy(Claim claim) {
    return FunctionException.unavailable(
            "Another call with the same idempotency key is in progress", null)
        .retryAfter(terms.retryAfter(claim, table.now()));
  }

  Document<Claim> extend(Document<Claim> held, Context context) {
    Document<Claim> mine = held;
    for (int tries = 1; ; tries++) {
      Instant end = table.now().plus(terms.leaseOf(context));
      try {
        return put(mine.key(), mine.value().until(end), Condition.ifVersion(mine.version()));
      } catch (StoreException e) {
        requireUndecided(e);
        Document<Claim> now = Claim.read(table, mine.key()).orElse(null);
        if (now == null || !now.value().isOf(mine.value()) || tries == Tries.MOST) {
          throw FunctionException.unavailable(
                  "Another call with the same idempotency key has taken over", e)
              .retryAfter(Duration.ofSeconds(1));
        }
        mine = now;
      }
    }
  }

  /** Releases the key after a failure, which is thrown in any case. */
  void release(Attempt attempt, Throwable failure) {
    attempt.end();
    release(attempt.held(), failure);
  }

  void release(Document<Claim> held, Throwable failure) {
    try {
      table.delete(held.key(), Condition.ifVersion(held.version()));
    } catch (RuntimeException e) {
      // Another run that took over keeps the key; if the store is unreachable, the lease runs out.
      if (!(e instanceof StoreException loss) || loss.error() != StoreError.PRECONDITION_FAILED) {
        failure.addSuppressed(e);
      }
    }
  }

  /** The time for which a call still waits for another run. */
  private static final class Patience {

    private Duration left;
    private int pauses;

    Patience(Duration most) {
      this.left = most;
    }

    boolean pause(Table table) {
      if (left.isZero()) {
        return false;
      }
      Duration step = Tries.step(++pauses);
      Duration pause = step.compareTo(left) > 0 ? left : step;
      left = left.minus(pause);
      new Retries(table.context()).pause(pause, "Table " + table.name() + ", wait");
      return true;
    }
  }
}
