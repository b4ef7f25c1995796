package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.state.Fault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One step of a run. */
sealed interface RunStep {

  /** A delivery; its record is added when it has ended. */
  final class Delivery implements RunStep {
    private final int number;
    private final Duration at;
    private @Nullable InvocationRecord record;

    Delivery(int number, Duration at) {
      this.number = number;
      this.at = at;
    }

    int number() {
      return number;
    }

    /** Returns the time since the beginning of the run. */
    Duration at() {
      return at;
    }

    void end(InvocationRecord outcome) {
      record = outcome;
    }

    /** Returns the instance, such as {@code i1.2}, the second process of the first instance. */
    String instance() {
      InvocationRecord known = record;
      return known == null ? "no instance" : known.placement().toString();
    }

    /** Returns the kind of start in lower case. */
    String start() {
      InvocationRecord known = record;
      return known == null
          ? ""
          : switch (known.start()) {
            case COLD -> "cold start";
            case WARM -> "warm";
            case RESTORED -> "restored";
            case NONE -> "";
          };
    }
  }

  /**
   * An effect that outlives the instance, or a read of one.
   *
   * @param point from 1, over the whole run
   * @param lane the store, the dependency, or {@link #PLATFORM}
   * @param what such as {@code put k}
   * @param outcome in words; empty for none
   * @param writes true if it may have changed something
   * @param fault injected there; null for none
   */
  record Effect(
      int point, String lane, String what, String outcome, boolean writes, @Nullable Fault fault)
      implements RunStep {

    static final String PLATFORM = "platform";

    boolean acknowledges() {
      return lane.equals(PLATFORM);
    }

    /** Returns true if it happened for the world outside. */
    boolean happened() {
      return fault == null || fault.happens();
    }

    /** Returns the part that is compared between two runs. */
    String identity() {
      return acknowledges() ? what : what + " of " + lane;
    }
  }

  /** The end of a delivery. */
  record Ended(InvocationRecord record, boolean acknowledged) implements RunStep {}

  /** The wait before the next delivery. */
  record Waited(Duration time) implements RunStep {}

  /** The end of all deliveries. */
  record GivenUp(int deliveries) implements RunStep {}
}
