package dev.anyfn.state;

import java.util.Objects;

/** What must be true of the present state for a write to happen. Immutable. */
public sealed interface Condition {

  /**
   * Whatever is there: the last writer wins.
   *
   * @return no condition
   */
  static Condition none() {
    return new None();
  }

  /**
   * Nothing is there, or only what has expired. Of all writers that say so, one succeeds.
   *
   * @return the condition
   */
  static Condition ifAbsent() {
    return new IfAbsent();
  }

  /**
   * What is there is what was read.
   *
   * @param version what the read returned
   * @return the condition
   */
  static Condition ifVersion(Version version) {
    return new IfVersion(version);
  }

  /** No condition. */
  record None() implements Condition {}

  /** Nothing is there. */
  record IfAbsent() implements Condition {}

  /**
   * This version is there.
   *
   * @param version as read
   */
  record IfVersion(Version version) implements Condition {
    /**
     * The condition.
     *
     * @param version as read
     */
    public IfVersion {
      Objects.requireNonNull(version, "version");
    }
  }
}
