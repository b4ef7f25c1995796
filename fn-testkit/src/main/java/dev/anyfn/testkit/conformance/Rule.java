package dev.anyfn.testkit.conformance;

import dev.anyfn.state.Capability;
import java.util.Objects;
import java.util.Set;

/**
 * One thing that a store must do. Immutable.
 *
 * @param id such as {@code B-07}; never given to another rule
 * @param level whether all must, or only those that declare a capability
 * @param text the rule, one sentence
 * @param needs the capabilities without which it does not apply
 * @param reach what the test needs to reach
 * @param check shows that the rule is kept; throws if it is not
 */
public record Rule(
    String id, Level level, String text, Set<Capability> needs, Reach reach, Check check) {

  /** How binding a rule is. */
  public enum Level {
    /** For every store. */
    MUST,
    /** For stores that declare its capabilities; the others must refuse. */
    MAY
  }

  /** What a test must be able to reach, beside the store itself. */
  public enum Reach {
    /** Nothing. */
    STORE,
    /** The network between driver and server. */
    NETWORK,
    /** The life of the server. */
    SERVER,
    /** The product's own way to say "too many". */
    THROTTLE,
    /** An address behind which there is no bucket or table. */
    MISSING
  }

  /** Shows that a rule is kept. */
  @FunctionalInterface
  public interface Check {
    /**
     * Runs.
     *
     * @param trial the store, and a place in it that nobody else uses
     * @throws Exception if the rule is not kept
     */
    void run(Trial trial) throws Exception;
  }

  /**
   * A rule.
   *
   * @param id such as {@code B-07}
   * @param level whether all must
   * @param text the rule, one sentence
   * @param needs the capabilities without which it does not apply
   * @param reach what the test needs to reach
   * @param check shows that the rule is kept
   */
  public Rule {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(check, "check");
    needs = Set.copyOf(needs);
  }

  static Rule must(String id, String text, Check check) {
    return new Rule(id, Level.MUST, text, Set.of(), Reach.STORE, check);
  }

  static Rule reaching(Reach reach, String id, String text, Check check) {
    return new Rule(id, Level.MUST, text, Set.of(), reach, check);
  }

  static Rule may(Capability capability, String id, String text, Check check) {
    return new Rule(id, Level.MAY, text, Set.of(capability), Reach.STORE, check);
  }

  Rule needing(Capability... more) {
    return new Rule(id, Level.MAY, text, Set.of(more), reach, check);
  }

  /** Its id and text. */
  @Override
  public String toString() {
    return id + " " + text;
  }
}
