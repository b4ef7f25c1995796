package dev.anyfn.testkit.delivery;

import java.time.Instant;

/**
 * A step of a message. Immutable.
 *
 * @param at the time on the virtual clock
 * @param delivery the number of the delivery, from 1; 0 if none
 * @param action the action
 * @param message its id; empty for a step of the delivery as a whole
 * @param receive the number of the receive of the message, from 1; 0 before the first
 * @param note in words, such as the reason of a failure; may be empty
 */
public record HistoryEntry(
    Instant at, int delivery, Action action, String message, int receive, String note) {

  /** The actions on messages. */
  public enum Action {
    /** The source took it. */
    SENT("sent"),
    /** The source took it but will not deliver it, because it was sent before. */
    DEDUPLICATED("deduplicated"),
    /** A disturbance, in words. */
    DISTURBED("disturbed"),
    /** A receiver got it. */
    DELIVERED("delivered"),
    /** A receiver that stalled begins with it. */
    RESUMED("goes on"),
    /** It is done. */
    ACKNOWLEDGED("acknowledged"),
    /** The source ignored a receipt that came too late. */
    TOO_LATE("too late"),
    /** The receiver reported a failure. */
    FAILED("failed"),
    /** The receiver died. */
    CRASHED("crashed"),
    /** The receiver did not answer in time and was stopped. */
    TIMED_OUT("timed out"),
    /** The receiver had no room for it. */
    THROTTLED("throttled"),
    /** The source gave it up to the dead-letter queue or failure destination. */
    DEAD_LETTERED("dead letter"),
    /** The source dropped it at the end of its retention. */
    LOST("lost");

    private final String label;

    Action(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
