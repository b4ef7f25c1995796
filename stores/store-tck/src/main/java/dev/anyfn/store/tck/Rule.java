package dev.anyfn.store.tck;

import dev.anyfn.state.Capability;
import java.util.Objects;
import java.util.Set;

/**
 * A rule for stores. Immutable.
 *
 * @param id such as {@code B-07}; never given to another rule
 * @param text one sentence
 * @param needs the capabilities without which it does not apply
 * @param check throws if the rule is broken
 */
record Rule(String id, Level level, String text, Set<Capability> needs, Reach reach, Check check) {

  enum Level {
    /** For every store. */
    MUST,
    /** For stores that declare its capabilities; the others must refuse. */
    MAY
  }

  /** What the check must reach beside the store itself. */
  enum Reach {
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

  @FunctionalInterface
  interface Check {
    void run(Trial trial) throws Exception;
  }

  Rule {
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

  @Override
  public String toString() {
    return id + " " + text;
  }
}
