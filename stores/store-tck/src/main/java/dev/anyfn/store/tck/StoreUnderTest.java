package dev.anyfn.store.tck;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The store that the suite tests. The rules open it by its URL, as functions do, many times, and
 * also in other processes, which inherit the class path of this one.
 */
public interface StoreUnderTest {

  /** Returns the address of the store: a URL as in {@code FN_BUCKET_...}. */
  String url();

  /**
   * Returns the other settings that the driver reads, such as endpoints and credentials: names and
   * values.
   */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** Returns the rules that this server breaks, by id; empty for a real product. */
  default Map<String, Defect> defects() {
    return Map.of();
  }

  /**
   * Returns the port of the server: a port of the loopback interface; empty if there is no network
   * between driver and data.
   */
  default OptionalInt port() {
    return OptionalInt.empty();
  }

  /**
   * Returns the same store, reached through another port of the loopback interface.
   *
   * @param port behind which somebody forwards, or nobody listens
   */
  default StoreUnderTest at(int port) {
    throw new UnsupportedOperationException("A store with a port says how another one is written");
  }

  /** Returns the server, for rules that kill it; empty if there is none that could be killed. */
  default Optional<Server> server() {
    return Optional.empty();
  }

  /**
   * Returns a store that answers every call with the product's "too many requests"; empty if the
   * product never does.
   */
  default Optional<StoreUnderTest> throttled() {
    return Optional.empty();
  }

  /**
   * Returns an address of the same kind behind which there is no bucket or table; empty if it would
   * be made on first use.
   */
  default Optional<StoreUnderTest> missing() {
    return Optional.empty();
  }

  /** A server that can be killed. */
  interface Server {
    /**
     * Kills it, without notice.
     *
     * @throws Exception if it cannot be killed
     */
    void kill() throws Exception;

    /**
     * Starts it again, at the same port, with the same data, and waits until it answers.
     *
     * @throws Exception if it does not start
     */
    void start() throws Exception;
  }
}
