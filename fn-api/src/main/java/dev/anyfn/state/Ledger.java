package dev.anyfn.state;

import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of idempotent functions in a table, and the rules by which they change. Every change
 * is made on the version that was read, so who has lost a claim changes nothing; after every answer
 * that does not say what happened, the claim is read, and says it: its owner is a random name.
 */
final class Ledger {

  private static final String PREFIX = "idempotent/";

  /** How often others may be faster, or answers be lost, in a row. */
  private static final int MOST_TRIES = 8;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Table table;
  private final @Nullable Bucket bucket;
  private final Terms terms;
  private final Retries retries;

  Ledger(Table table, @Nullable Bucket bucket, Terms terms) {
    this.table = table;
    this.bucket = bucket;
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
    for (int tries = 0; tries < MOST_TRIES; ) {
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

  private static void requireSamePayload(Claim claim, String payload) {
    if (!claim.payload().equals(payload)) {
      throw new FunctionException(
          ErrorCode.CONFLICT, "The idempotency key was used before, with another payload");
    }
  }

  private FunctionException busy(Claim claim) {
    return FunctionException.unavailable(
            "Another call with the same idempotency key is in progress", null)
        .retryAfter(terms.retryAfter(claim, table.now()));
  }

  private static FunctionException undecided(StoreException cause) {
    return FunctionException.unavailable("Whether the outcome is stored cannot be told now", cause)
        .retryAfter(Duration.ofSeconds(1));
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
        if (now == null || !now.value().isOf(mine.value()) || tries == MOST_TRIES) {
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

  private void release(Document<Claim> held, Throwable failure) {
    try {
      table.delete(held.key(), Condition.ifVersion(held.version()));
    } catch (RuntimeException e) {
      // Who has taken over keeps the key; where the store cannot be reached, the lease runs out.
      if (!(e instanceof StoreException loss) || loss.error() != StoreError.PRECONDITION_FAILED) {
        failure.addSuppressed(e);
      }
    }
  }

  /**
   * Stores how a run ended, together with what it writes.
   *
   * @return the same if it stands, or what another run has stored instead
   */
  Outcome complete(Attempt attempt, Outcome result) {
    List<Write> writes = attempt.end();
    Document<Claim> held = attempt.held();
    Outcome outcome;
    try {
      outcome = fitted(held, result);
    } catch (StoreException e) {
      throw undecided(e);
    }
    Outcome stands = store(held, outcome, outcome instanceof Outcome.Refused ? List.of() : writes);
    if (stands == outcome) {
      return outcome instanceof Outcome.Stored ? result : outcome;
    }
    discard(outcome);
    return stands;
  }

  private Outcome store(Document<Claim> held, Outcome outcome, List<Write> writes) {
    Document<Claim> mine = held;
    for (int tries = 1; ; tries++) {
      Claim done = mine.value().with(outcome);
      List<Write> all = new ArrayList<>();
      all.add(
          Write.put(mine.key(), done.form()).ifVersion(mine.version()).expiresAfter(terms.keep()));
      all.addAll(writes);
      try {
        table.atomic(all);
        return outcome;
      } catch (StoreException e) {
        if (e.error().retryable()) {
          pauseBefore(tries, e);
          continue;
        }
        if (e.error() != StoreError.PRECONDITION_FAILED
            && e.error() != StoreError.OUTCOME_UNKNOWN) {
          discard(outcome);
          release(mine, e);
          throw e;
        }
        Document<Claim> now = look(mine.key(), e);
        if (now == null || !now.value().isOf(mine.value())) {
          return ofAnother(now, mine.value());
        }
        if (now.value().outcome() != null) {
          return outcome;
        }
        if (e.error() == StoreError.PRECONDITION_FAILED && now.version().equals(mine.version())) {
          discard(outcome);
          throw contradicted(now, e);
        }
        mine = now; // a renewal of ours whose answer was lost, or nothing was written at all
        pauseBefore(tries, e);
      }
    }
  }

  /** The claim is ours as it was, so it was another condition that did not hold. */
  private FunctionException contradicted(Document<Claim> held, StoreException e) {
    FunctionException failure =
        FunctionException.unavailable("A document has changed since it was read", e)
            .retryAfter(Duration.ofSeconds(1));
    release(held, failure);
    return failure;
  }

  private Outcome ofAnother(@Nullable Document<Claim> now, Claim mine) {
    if (now == null) {
      throw FunctionException.unavailable(
              "The call has outlived its lease, and so did the one that took over", null)
          .retryAfter(Duration.ofSeconds(1));
    }
    requireSamePayload(now.value(), mine.payload());
    if (now.value().outcome() == null) {
      throw busy(now.value());
    }
    return now.value().outcome();
  }

  private @Nullable Document<Claim> look(Key key, StoreException failure) {
    for (int tries = 1; ; tries++) {
      try {
        return Claim.read(table, key).orElse(null);
      } catch (StoreException e) {
        e.addSuppressed(failure);
        if (!e.error().retryable()) {
          throw undecided(e);
        }
        pauseBefore(tries, e);
      }
    }
  }

  private void pauseBefore(int tries, StoreException failure) {
    if (tries == MOST_TRIES) {
      throw undecided(failure);
    }
    try {
      retries.pause(Patience.step(tries), "Table " + table.name() + ", complete");
    } catch (StoreException interrupted) {
      interrupted.addSuppressed(failure);
      throw undecided(interrupted);
    }
  }

  /** What a document takes; what is larger stands in the bucket before a document names it. */
  private Outcome fitted(Document<Claim> held, Outcome outcome) {
    if (!(outcome instanceof Outcome.Text value) || fits(held.value(), value)) {
      return outcome;
    }
    if (bucket == null) {
      return new Outcome.Refused(
          ErrorCode.PAYLOAD_TOO_LARGE,
          "The function has run, and its result is larger than the "
              + Table.MAX_DOCUMENT_BYTES
              + " bytes that a table stores: give its idempotency a bucket, by largeResults");
    }
    String name = PREFIX + held.key().sort() + "/" + held.value().owner();
    for (int tries = 1; ; tries++) {
      try {
        bucket.put(name, value.text());
        return new Outcome.Stored(name);
      } catch (StoreException e) {
        if (!e.error().retryable() && e.error() != StoreError.OUTCOME_UNKNOWN) {
          throw e;
        }
        pauseBefore(tries, e);
      }
    }
  }

  private boolean fits(Claim claim, Outcome.Text value) {
    // JSON takes at most six bytes for a character, so most results need not be written to know.
    return value.text().length() < Table.MAX_DOCUMENT_BYTES / 6 - 1000
        || table.context().codec().encode(claim.with(value).form()).length
            <= Table.MAX_DOCUMENT_BYTES;
  }

  /** An object that no document names harms nobody, so a failure here is none. */
  private void discard(Outcome outcome) {
    if (outcome instanceof Outcome.Stored stored && bucket != null) {
      try {
        bucket.delete(stored.object());
      } catch (StoreException e) {
        // The bucket's own rule deletes it later.
      }
    }
  }

  /** What was stored of a result; null if it was null. */
  @Nullable String text(Outcome outcome) {
    if (outcome instanceof Outcome.Text value) {
      return value.text();
    }
    if (!(outcome instanceof Outcome.Stored stored)) {
      return null;
    }
    Optional<StoredObject<String>> object =
        Objects.requireNonNull(bucket, "A result stands in a bucket, and largeResults is not set")
            .get(stored.object(), String.class);
    if (object.isEmpty()) {
      throw new StoreException(
          StoreError.NOT_FOUND,
          "the result was deleted from " + bucket + " before it expired: " + stored.object());
    }
    return object.get().value();
  }

  /** How long a call still waits for another, and how long at a time. */
  private static final class Patience {

    private Duration left;
    private int pauses;

    Patience(Duration most) {
      this.left = most;
    }

    /** The pause before a try, twice as long each time. */
    static Duration step(int tries) {
      Duration step = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
      return step.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : step;
    }

    boolean pause(Table table) {
      if (left.isZero()) {
        return false;
      }
      Duration step = step(++pauses);
      Duration pause = step.compareTo(left) > 0 ? left : step;
      left = left.minus(pause);
      new Retries(table.context()).pause(pause, "Table " + table.name() + ", wait");
      return true;
    }
  }
}
