package dev.anyfn.testkit.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The store that a driver's author has tested. It is opened by its URL, as functions open it, as
 * often as the rules want, also in other processes, which inherit this one's class path.
 */
public interface StoreUnderTest {

  /**
   * Its address.
   *
   * @return as in {@code FN_BUCKET_...}
   */
  String url();

  /**
   * What else the driver reads from its environment, such as endpoints and credentials.
   *
   * @return names and values
   */
  default Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Rules that this server breaks.
   *
   * @return by id; empty for a real product
   */
  default Map<String, Defect> defects() {
    return Map.of();
  }

  /**
   * Where the server listens.
   *
   * @return a port of the loopback interface; empty if there is no network between driver and data
   */
  default OptionalInt port() {
    return OptionalInt.empty();
  }

  /**
   * The same store, reached through another port of the loopback interface.
   *
   * @param port behind which somebody forwards, or nobody listens
   * @return the store
   */
  default StoreUnderTest at(int port) {
    throw new UnsupportedOperationException("A store with a port says how another one is written");
  }

  /**
   * The life of the server.
   *
   * @return empty if there is none that could be killed
   */
  default Optional<Server> server() {
    return Optional.empty();
  }

  /**
   * A store that answers every call with "too many", as the product does.
   *
   * @return empty if the product never does
   */
  default Optional<StoreUnderTest> throttled() {
    return Optional.empty();
  }

  /**
   * An address of the same kind behind which there is no bucket or table.
   *
   * @return empty if it would be made on first use
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
