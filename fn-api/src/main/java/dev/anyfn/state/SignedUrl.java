package dev.anyfn.state;

import java.time.Duration;
import java.util.Objects;

/**
 * What a signed address allows. Immutable.
 *
 * @param key which object
 * @param method what may be done with it
 * @param lifetime for how long, one second to seven days
 */
public record SignedUrl(String key, Method method, Duration lifetime) {

  private static final Duration MOST = Duration.ofDays(7);

  /** What may be done. */
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
   * For reading.
   *
   * @param key which object
   * @param lifetime for how long
   * @return the request
   */
  public static SignedUrl get(String key, Duration lifetime) {
    return new SignedUrl(key, Method.GET, lifetime);
  }

  /**
   * For writing.
   *
   * @param key which object
   * @param lifetime for how long
   * @return the request
   */
  public static SignedUrl put(String key, Duration lifetime) {
    return new SignedUrl(key, Method.PUT, lifetime);
  }
}
