package dev.anyfn.state.spi;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product's documents. {@link dev.anyfn.state.Table} has checked every argument: keys are valid
 * UTF-8 with any character in them, NUL included, a partition of 1 to 1,024 bytes and a sort key of
 * 0 to 1,000; a driver stores them so that their order is that of the UTF-8 bytes. Safe for use by
 * many threads.
 *
 * <p>All methods throw {@link StoreException}, with the code that the product's answer means and a
 * detail without key and place, which the table adds:
 *
 * <ul>
 *   <li>PRECONDITION_FAILED only if the write has not happened: a driver whose client may send a
 *       request twice reads again before it says so, and takes its own revision for success;
 *   <li>UNAVAILABLE and RATE_LIMITED only if nothing was written;
 *   <li>OUTCOME_UNKNOWN if the answer was lost; the table reads again and takes its own revision
 *       for success;
 *   <li>NOT_FOUND if the table itself is not there.
 * </ul>
 */
public interface TableDriver extends AutoCloseable {

  /**
   * What the product has. May ask the server; the answer does not change.
   *
   * @return of {@link Capability}, what applies to tables
   */
  Set<Capability> capabilities();

  /** Does what the first call would have to do: builds clients, connects, proves credentials. */
  void prime();

  /**
   * The row as of its last acknowledged write.
   *
   * @param key where
   * @return null if there is none; one that has expired may be returned
   */
  @Nullable Row get(Key key);

  /**
   * Writes or deletes one row.
   *
   * @param write a put or a delete
   * @param now by which what is there has expired or not
   */
  void write(RowWrite write, Instant now);

  /**
   * Writes all or nothing.
   *
   * @param writes 2 to 100, each of another key, 4 MB in all
   * @param now by which what is there has expired or not
   * @throws StoreException PRECONDITION_FAILED by {@link StoreException#preconditionFailed}, with
   *     the index of a write whose condition does not hold
   */
  default void atomic(List<RowWrite> writes, Instant now) {
    throw new StoreException(StoreError.UNSUPPORTED, "this store writes one document at a time");
  }

  /**
   * Reads rows.
   *
   * @param query which
   * @return from the beginning of the query on, in its order; the table asks for the rest by
   *     another query that begins behind the last row
   */
  RowPage query(RowQuery query);

  /** Gives back what it holds; called once. */
  @Override
  void close();
}
