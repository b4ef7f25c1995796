package dev.anyfn.state;

import java.time.Duration;
import java.util.Objects;

/**
 * A request for a signed address. Immutable.
 *
 * @param key the key of the object
 * @param method the method that the address allows
 * @param lifetime the lifetime, one second to seven days
 */
public record SignedUrl(String key, Method method, Duration lifetime) {

  private static final Duration MOST = Duration.ofDays(7);

  /** The method that a signed address allows. */
  public enum Method {
    /** Read the object. */
    GET,
    /** Put the object, with any content. */
    PUT
  }

  public SignedUrl {
    Bucket.requireKey(key);
    Objects.requireNonNull(method, "method");
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "A signed address lives for one second to seven days, not " + lifetime);
    }
  }

  /**
   * Creates a request for an address for reading.
   *
   * @param key the key of the object
   * @param lifetime the lifetime, one second to seven days
   */
  public static SignedUrl get(String key, Duration lifetime) {
    return new SignedUrl(key, Method.GET, lifetime);
  }

  /**
   * Creates a request for an address for writing.
   *
   * @param key the key of the object
   * @param lifetime the lifetime, one second to seven days
   */
  public static SignedUrl put(String key, Duration lifetime) {
    return new SignedUrl(key, Method.PUT, lifetime);
  }
}
