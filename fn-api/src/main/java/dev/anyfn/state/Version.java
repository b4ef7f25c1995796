package dev.anyfn.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which state of a document or an object was read. Opaque: it is compared by the store alone, never
 * ordered, and never given twice for one key, not even after delete and re-creation. Immutable.
 *
 * @param token as the store writes it; may be kept and parsed again by {@link #of}
 */
public record Version(String token) {

  public Version {
    Objects.requireNonNull(token, "token");
    if (token.isEmpty()) {
      throw new IllegalArgumentException("A version is not empty");
    }
  }

  /**
   * A version that was kept as text. One that is of another store, or of none, fits nothing: a
   * write with it fails with PRECONDITION_FAILED.
   *
   * @param token what {@link #token} gave
   * @return the version
   */
  public static Version of(String token) {
    return new Version(token);
  }

  // A record's own equals is linked by method handles when it is first called, which costs a cold
  // start some 10 ms; stores compare these on their way.
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
