package dev.anyfn.state;

import dev.anyfn.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run of an {@link Idempotent} function, which holds the lease of its key. Safe for use by many
 * threads, so that one may {@link #extend} while another works; of use until the function returns.
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
   * Which run of the key this is, as far as is known.
   *
   * @return 1 for the first; more if the lease of one before has run out, which may have had
   *     effects. A run that failed, and so released the key, does not count
   */
  public int number() {
    return held().value().attempt();
  }

  /**
   * Until when this run holds the key. Another may run after that, and after the margin for {@link
   * Idempotent.Builder#clockSkew}.
   *
   * @return by the clock of the table, in milliseconds
   */
  public Instant leaseUntil() {
    return held().value().leaseUntil();
  }

  /**
   * Adds to what is written together with the result: all of it in one {@link Table#atomic}, or, if
   * the function throws or another run has taken over, nothing. So it happens exactly once. Nothing
   * is written before the function returns, and reads do not show it.
   *
   * <p>If a condition does not hold by then, the call fails with UNAVAILABLE and the key is
   * released, so that the next delivery reads and tries again.
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
   * Renews the lease, for as long as it was taken for, and no longer than until the deadline.
   *
   * @throws dev.anyfn.FunctionException UNAVAILABLE if another run has taken over; stop, for
   *     nothing of this one will be stored. DEADLINE_EXCEEDED if no time is left
   * @throws StoreException if the store fails; the lease is as it was, or renewed
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

  /** From here on, only the ledger writes. */
  synchronized List<Write> end() {
    over = true;
    return writes;
  }
}
