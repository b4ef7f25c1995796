package dev.anyfn.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The version of a document or an object. Opaque and without order: only the store compares it. It
 * never repeats for one key, not even after delete and re-creation. Immutable.
 *
 * @param token the store's form; it can be kept, and parsed again by {@link #of}
 */
public record Version(String token) {

  public Version {
    Objects.requireNonNull(token, "token");
    if (token.isEmpty()) {
      throw new IllegalArgumentException("A version is not empty");
    }
  }

  /**
   * Parses a version that was kept as text. A version of another store, or an invented one, matches
   * nothing: a write with it fails with PRECONDITION_FAILED.
   *
   * @param token the result of {@link #token}
   */
  public static Version of(String token) {
    return new Version(token);
  }

  // The first call of a record's own equals links it by method handles, which costs a cold start
  // some 10 ms; stores compare these.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version version && token.equals(version.token);
  }

  @Override
  public int hashCode() {
    return token.hashCode();
  }

  @Override
  public String toString() {
    return token;
  }
}
