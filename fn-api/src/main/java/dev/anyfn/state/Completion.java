package dev.anyfn.state;

import dev.anyfn.FunctionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a claim: stores the outcome once, together with the writes of the run. */
final class Completion {

  private final Ledger ledger;
  private final Table table;
  private final LargeResults large;
  private final Duration keep;
  private final Tries patience;

  Completion(Ledger ledger, Table table, LargeResults large, Duration keep) {
    this.ledger = ledger;
    this.table = table;
    this.large = large;
    this.keep = keep;
    this.patience = new Tries(table);
  }

  /**
   * Stores the outcome of a run, together with its writes.
   *
   * @return the same outcome, or the one that another run has stored instead
   */
  Outcome complete(Attempt attempt, Outcome result) {
    List<Write> writes = attempt.end();
    Document<Claim> held = attempt.held();
    Outcome outcome;
    try {
      outcome = large.fitted(held, result);
    } catch (StoreException e) {
      throw Tries.undecided(e);
    }
    Outcome stands = store(held, outcome, outcome instanceof Outcome.Refused ? List.of() : writes);
    if (stands == outcome) {
      return outcome instanceof Outcome.Stored ? result : outcome;
    }
    large.discard(outcome);
    return stands;
  }

  private Outcome store(Document<Claim> held, Outcome outcome, List<Write> writes) {
    Document<Claim> mine = held;
    for (int tries = 1; ; tries++) {
      Claim done = mine.value().with(outcome);
      List<Write> all = new ArrayList<>();
      all.add(Write.put(mine.key(), done.form()).ifVersion(mine.version()).expiresAfter(keep));
      all.addAll(writes);
      try {
        table.atomic(all);
        return outcome;
      } catch (StoreException e) {
        if (e.error().retryable()) {
          patience.pauseAfter(tries, e);
          continue;
        }
        if (e.error() != StoreError.PRECONDITION_FAILED
            && e.error() != StoreError.OUTCOME_UNKNOWN) {
          large.discard(outcome);
          ledger.release(mine, e);
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
          large.discard(outcome);
          throw contradicted(now, e);
        }
        mine = now; // our own renewal, whose answer was lost, or nothing was written
        patience.pauseAfter(tries, e);
      }
    }
  }

  /** Fails because of another condition: the claim is ours and unchanged. */
  private FunctionException contradicted(Document<Claim> held, StoreException e) {
    FunctionException failure =
        FunctionException.unavailable("A document has changed since it was read", e)
            .retryAfter(Duration.ofSeconds(1));
    ledger.release(held, failure);
    return failure;
  }

  private Outcome ofAnother(@Nullable Document<Claim> now, Claim mine) {
    if (now == null) {
      throw FunctionException.unavailable(
              "The call has outlived its lease, and so did the one that took over", null)
          .retryAfter(Duration.ofSeconds(1));
    }
    Ledger.requireSamePayload(now.value(), mine.payload());
    if (now.value().outcome() == null) {
      throw ledger.busy(now.value());
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
          throw Tries.undecided(e);
        }
        patience.pauseAfter(tries, e);
      }
    }
  }
}
