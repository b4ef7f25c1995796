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
 * The objects of one product. {@link dev.anyfn.state.Bucket} has checked every argument: keys are 1
 * to 1,024 bytes of valid UTF-8 with any character, NUL and {@code ../} included, and a driver
 * escapes those that its product refuses. Safe for use by many threads.
 *
 * <p>All methods throw {@link StoreException}, with the error that the product's answer means and a
 * detail without key and place, which the bucket adds:
 *
 * <ul>
 *   <li>PRECONDITION_FAILED only if the write has not happened: a driver whose client may send a
 *       request twice reads again first, and treats its own stored nonce as success;
 *   <li>UNAVAILABLE and RATE_LIMITED only if nothing was written;
 *   <li>OUTCOME_UNKNOWN if the outcome remains open after another read;
 *   <li>NOT_FOUND if the bucket itself does not exist.
 * </ul>
 */
public interface BucketDriver extends AutoCloseable {

  /**
   * Returns the capabilities of the product that apply to buckets. It may ask the server; the
   * answer does not change.
   */
  Set<Capability> capabilities();

  /** Does the work of the first call in advance: builds clients, connects, checks credentials. */
  void prime();

  /**
   * Returns the facts about an object, as of its last acknowledged write.
   *
   * @param key the key
   * @return null if there is no object
   */
  @Nullable ObjectInfo head(String key);

  /**
   * Opens an object.
   *
   * @param key the key
   * @param range the range to read, cut at the end of the object
   * @return null if there is no object
   */
  @Nullable ObjectBody open(String key, Range range);

  /**
   * Writes an object as a whole, or not at all. Holds a bounded part of it in memory.
   *
   * @param write the key, the body and the condition
   * @return the facts about the object
   * @throws IOException if the body threw it; then nothing is written, and the previous object
   *     remains
   */
  ObjectInfo write(ObjectWrite write) throws IOException;

  /**
   * Copies an object with its type and metadata.
   *
   * @param from the key of the source
   * @param to the key and the condition of the copy; its body, type and metadata are not used
   * @return the facts about the copy; null if there is no source
   */
  @Nullable ObjectInfo copy(String from, ObjectWrite to);

  /**
   * Deletes an object, if it exists.
   *
   * @param key the key
   * @param condition none, or the version to delete
   */
  void delete(String key, Condition condition);

  /**
   * Lists objects.
   *
   * @param query the selection
   * @param cursor null for the first page, then the one of the previous page
   * @return a page
   */
  ObjectPage list(ObjectQuery query, @Nullable String cursor);

  /**
   * Creates an address that anybody can use for a while.
   *
   * @param request the key, the method and the lifetime
   */
  default URI sign(SignedUrl request) {
    throw new StoreException(StoreError.UNSUPPORTED, "this store has no signed addresses");
  }

  /** Releases all resources; called once. */
  @Override
  void close();
}
