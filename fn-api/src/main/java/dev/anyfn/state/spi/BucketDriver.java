package dev.anyfn.state.spi;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A product's objects. {@link dev.anyfn.state.Bucket} has checked every argument: keys are 1 to
 * 1,024 bytes of valid UTF-8 with any character in them, NUL and {@code ../} included, and a driver
 * escapes what its product does not take. Safe for use by many threads.
 *
 * <p>All methods throw {@link StoreException}, with the code that the product's answer means and a
 * detail without key and place, which the bucket adds:
 *
 * <ul>
 *   <li>PRECONDITION_FAILED only if the write has not happened: a driver whose client may send a
 *       request twice reads again before it says so, and takes a stored nonce of its own for
 *       success;
 *   <li>UNAVAILABLE and RATE_LIMITED only if nothing was written;
 *   <li>OUTCOME_UNKNOWN if it cannot be told, not even by reading again;
 *   <li>NOT_FOUND if the bucket itself is not there.
 * </ul>
 */
public interface BucketDriver extends AutoCloseable {

  /**
   * What the product has. May ask the server; the answer does not change.
   *
   * @return of {@link Capability}, what applies to buckets
   */
  Set<Capability> capabilities();

  /** Does what the first call would have to do: builds clients, connects, proves credentials. */
  void prime();

  /**
   * The facts about an object, as of its last acknowledged write.
   *
   * @param key where
   * @return null if there is none
   */
  @Nullable ObjectInfo head(String key);

  /**
   * Opens an object.
   *
   * @param key where
   * @param range which bytes; what lies behind the end is left out
   * @return null if there is none
   */
  @Nullable ObjectBody open(String key, Range range);

  /**
   * Writes an object: whole, or not at all. Holds a bounded part of it in memory.
   *
   * @param write what, where, under which condition
   * @return the facts about what was written
   * @throws IOException if the body threw it; then nothing is written, and what was there stays
   */
  ObjectInfo write(ObjectWrite write) throws IOException;

  /**
   * Copies an object with its type and metadata. The body of {@code to} is not used.
   *
   * @param from the key of the source
   * @param to where, under which condition; its type and metadata are those of the source
   * @return the facts about the copy; null if there is no source
   */
  @Nullable ObjectInfo copy(String from, ObjectWrite to);

  /**
   * Deletes an object, if it is there.
   *
   * @param key where
   * @param condition none, or the version that must be there
   */
  void delete(String key, Condition condition);

  /**
   * Lists objects.
   *
   * @param query which
   * @param cursor null for the first page, else what the page before said
   * @return a page
   */
  ObjectPage list(ObjectQuery query, @Nullable String cursor);

  /**
   * An address that anybody may use for a while.
   *
   * @param request what it allows
   * @return the address
   */
  default URI sign(SignedUrl request) {
    throw new StoreException(StoreError.UNSUPPORTED, "this store has no signed addresses");
  }

  /** Gives back what it holds; called once. */
  @Override
  void close();
}
