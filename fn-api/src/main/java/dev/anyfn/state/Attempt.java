package dev.anyfn.state;

import dev.anyfn.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run of an {@link Idempotent} function, which holds the lease of its key. Safe for use by many
 * threads, so that one may {@link #extend} while another works. It ends when the function returns.
 */
public final class Attempt {

  /** One write of {@link Table#atomic} is the result itself. */
  private static final int MAX_WRITES = Table.MAX_ATOMIC_WRITES - 1;

  private final Ledger ledger;
  private final Context context;
  private final List<Write> writes = new ArrayList<>();
  private final Set<Key> keys = new HashSet<>();
  private Document<Claim> held;
  private boolean over;

  Attempt(Ledger ledger, Context context, Document<Claim> held) {
    this.ledger = ledger;
    this.context = context;
    this.held = held;
    keys.add(held.key());
  }

  /**
   * {@return the number of this run of the key, from 1; more than 1 if the lease of an earlier run
   * has run out, which may have had effects. A run that failed, and so released the key, does not
   * count}
   */
  public int number() {
    return held().value().attempt();
  }

  /**
   * {@return the time until which this run holds the key, by the clock of the table, in
   * milliseconds. Another run may start after that and the margin for {@link
   * Idempotent.Builder#clockSkew}}
   */
  public Instant leaseUntil() {
    return held().value().leaseUntil();
  }

  /**
   * Adds writes that are committed together with the result, in one {@link Table#atomic}, so they
   * happen exactly once. If the function throws or another run has taken over, none of them
   * happens. Nothing is written before the function returns, and reads do not show it.
   *
   * <p>If a condition does not hold at that time, the call fails with UNAVAILABLE and releases the
   * key, so that the next delivery reads and tries again.
   *
   * @param more changes of documents in the table of the idempotent function, each of another key;
   *     99 at most in all
   * @throws StoreException UNSUPPORTED if the table has no {@link Capability#ATOMIC}
   * @throws IllegalArgumentException if there are too many, or two of one key
   * @throws IllegalStateException after the function has returned
   */
  public synchronized void write(Write... more) {
    requireRunning();
    ledger.requireAtomic();
    for (Write write : more) {
      if (writes.size() == MAX_WRITES) {
        throw new IllegalArgumentException(
            "An attempt takes " + MAX_WRITES + " writes: one more is the result");
      }
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("An attempt writes " + write.key() + " once only");
      }
      writes.add(write);
    }
  }

  /**
   * Renews the lease for its full length, but not beyond the deadline.
   *
   * @throws dev.anyfn.FunctionException UNAVAILABLE if another run has taken over: stop then,
   *     because no result of this one will be stored. DEADLINE_EXCEEDED if no time is left
   * @throws StoreException if the store fails; the lease may or may not be renewed
   * @throws IllegalStateException after the function has returned
   */
  public synchronized void extend() {
    requireRunning();
    held = ledger.extend(held, context);
  }

  private void requireRunning() {
    if (over) {
      throw new IllegalStateException("The attempt is over: its function has returned");
    }
  }

  synchronized Document<Claim> held() {
    return held;
  }

  /** Ends the attempt: from here on, only the ledger writes. */
  synchronized List<Write> end() {
    over = true;
    return writes;
  }
}
