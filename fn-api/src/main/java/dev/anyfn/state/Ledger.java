package dev.anyfn.state;

import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The claims of idempotent functions in a table: how they are taken, renewed and released; {@link
 * Completion} is how they end. Every change is made on the version that was read, so who has lost a
 * claim changes nothing; after every answer that does not say what happened, the claim is read, and
 * says it: its owner is a random name.
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

  /** Apart from the partitions of the function itself, whose queries must not meet a claim. */
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

  /** The claim of a run that begins now, or one that is done already. */
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

  /** Not if the instance stood still while it took the lease, for so long that it ran out. */
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

  /** Throws on unless a look at the claim tells what to do. */
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

  /** Gives the key up after a failure, which is what is thrown in any case. */
  void release(Attempt attempt, Throwable failure) {
    attempt.end();
    release(attempt.held(), failure);
  }

  void release(Document<Claim> held, Throwable failure) {
    try {
      table.delete(held.key(), Condition.ifVersion(held.version()));
    } catch (RuntimeException e) {
      // Who has taken over keeps the key; where the store cannot be reached, the lease runs out.
      if (!(e instanceof StoreException loss) || loss.error() != StoreError.PRECONDITION_FAILED) {
        failure.addSuppressed(e);
      }
    }
  }

  /** How long a call still waits for another, and how long at a time. */
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
