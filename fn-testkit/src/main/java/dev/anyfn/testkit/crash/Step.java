package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.sim.InvocationRecord;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One step of a story. */
sealed interface Step {

  /** The platform delivers; what it came to is filled in when it has ended. */
  final class Delivery implements Step {
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

    /** Since the beginning of the run. */
    Duration at() {
      return at;
    }

    void end(InvocationRecord outcome) {
      record = outcome;
    }

    /** Such as {@code i1.2}, the second process of the first instance. */
    String instance() {
      InvocationRecord known = record;
      return known == null ? "no instance" : known.placement().toString();
    }

    /** In lower case. */
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
   * Something that outlives the instance, or was asked of what does.
   *
   * @param point from 1, over the whole run
   * @param lane the store, the dependency, or {@link #PLATFORM}
   * @param what such as {@code put k}
   * @param outcome in words; empty for none
   * @param writes whether it may have changed something
   * @param fault what went wrong there; null for nothing
   */
  record Effect(
      int point, String lane, String what, String outcome, boolean writes, @Nullable Side fault)
      implements Step {

    static final String PLATFORM = "platform";

    boolean acknowledges() {
      return lane.equals(PLATFORM);
    }

    /** Whether it has happened, as the world outside sees it. */
    boolean happened() {
      return fault != Side.BEFORE && fault != Side.FAILED;
    }

    /** What is compared between two runs. */
    String identity() {
      return acknowledges() ? what : what + " of " + lane;
    }
  }

  /** A delivery has ended. */
  record Ended(InvocationRecord record, boolean acknowledged) implements Step {}

  /** The platform waits before it delivers again. */
  record Waited(Duration time) implements Step {}

  /** The platform delivers no more. */
  record GivenUp(int deliveries) implements Step {}
}
