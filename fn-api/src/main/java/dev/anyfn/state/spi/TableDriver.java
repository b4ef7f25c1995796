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
 * The documents of one product. {@link dev.anyfn.state.Table} has checked every argument: keys are
 * valid UTF-8 with any character, NUL included, a partition of 1 to 1,024 bytes and a sort key of 0
 * to 1,000; a driver stores them so that their order is that of the UTF-8 bytes. Safe for use by
 * many threads.
 *
 * <p>All methods throw {@link StoreException}, with the error that the product's answer means and a
 * detail without key and place, which the table adds:
 *
 * <ul>
 *   <li>PRECONDITION_FAILED only if the write has not happened: a driver whose client may send a
 *       request twice reads again first, and treats its own revision as success;
 *   <li>UNAVAILABLE and RATE_LIMITED only if nothing was written;
 *   <li>OUTCOME_UNKNOWN if the answer was lost; the table reads again and treats its own revision
 *       as success;
 *   <li>NOT_FOUND if the table itself does not exist.
 * </ul>
 */
public interface TableDriver extends AutoCloseable {

  /**
   * Returns the capabilities of the product that apply to tables. It may ask the server; the answer
   * does not change.
   */
  Set<Capability> capabilities();

  /** Does the work of the first call in advance: builds clients, connects, checks credentials. */
  void prime();

  /**
   * Reads a row, as of its last acknowledged write.
   *
   * @param key the key
   * @return null if there is none; an expired one may be returned
   */
  @Nullable Row get(Key key);

  /**
   * Writes or deletes one row.
   *
   * @param write a put or a delete
   * @param now the time that decides about expiry
   */
  void write(RowWrite write, Instant now);

  /**
   * Writes all or nothing.
   *
   * @param writes 2 to 100, each of another key, 4 MB in all
   * @param now the time that decides about expiry
   * @throws StoreException PRECONDITION_FAILED by {@link StoreException#preconditionFailed}, with
   *     the index of a write whose condition does not hold
   */
  default void atomic(List<RowWrite> writes, Instant now) {
    throw new StoreException(StoreError.UNSUPPORTED, "this store writes one document at a time");
  }

  /**
   * Reads rows.
   *
   * @param query the selection
   * @return rows from the start of the query on, in its order; the table reads the rest by another
   *     query that starts after the last row
   */
  RowPage query(RowQuery query);

  /** Releases all resources; called once. */
  @Override
  void close();
}
