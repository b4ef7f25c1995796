package dev.anyfn.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition that the present state must meet for a write to happen. Immutable. */
public sealed interface Condition {

  /** Returns no condition: the last writer wins. */
  static Condition none() {
    return new None();
  }

  /**
   * Requires that nothing is there, or only what has expired. One of all such writers succeeds.
   *
   * @return the condition
   */
  static Condition ifAbsent() {
    return new IfAbsent();
  }

  /**
   * Requires that the present version is the one that was read.
   *
   * @param version returned by the read
   * @return the condition
   */
  static Condition ifVersion(Version version) {
    return new IfVersion(version);
  }

  /**
   * Refuses a write if the condition does not hold. For drivers that know the present version.
   *
   * @param index which of several writes it belongs to, from 0; -1 if there is only one
   * @param present the version that is there; null if nothing is, or only what has expired
   * @throws StoreException PRECONDITION_FAILED
   */
  default void require(int index, @Nullable Version present) {
    if (this instanceof IfAbsent && present != null) {
      throw StoreException.preconditionFailed(index, "a version exists already");
    }
    if (this instanceof IfVersion must && !must.version().equals(present)) {
      throw StoreException.preconditionFailed(index, "another version is there, or none");
    }
  }

  /** No condition. */
  record None() implements Condition {}

  /** Requires that nothing is there. */
  record IfAbsent() implements Condition {}

  /**
   * Requires this version.
   *
   * @param version the version as read
   */
  record IfVersion(Version version) implements Condition {
    public IfVersion {
      Objects.requireNonNull(version, "version");
    }
  }
}
