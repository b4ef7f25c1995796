package dev.anyfn.testkit.delivery;

import java.time.Instant;

/**
 * Something that happened to a message. Immutable.
 *
 * @param at when, on the virtual clock
 * @param delivery in which delivery of the source, from 1; 0 if in none
 * @param action what
 * @param message its id; empty where it happened to the delivery as a whole
 * @param receive which receive of the message, from 1; 0 if it has not been received yet
 * @param note in words, such as the reason of a failure; may be empty
 */
public record HistoryEntry(
    Instant at, int delivery, Action action, String message, int receive, String note) {

  /** What happens to messages. */
  public enum Action {
    /** The source has taken it. */
    SENT("sent"),
    /** The source has taken it and will not deliver it: it was sent before. */
    DEDUPLICATED("deduplicated"),
    /** A disturbance, in words. */
    DISTURBED("disturbed"),
    /** A receiver has got it. */
    DELIVERED("delivered"),
    /** A receiver that stood still begins with it. */
    RESUMED("goes on"),
    /** It is done. */
    ACKNOWLEDGED("acknowledged"),
    /** A receiver says something about it, too late: the source does not listen. */
    TOO_LATE("too late"),
    /** The receiver says that it failed. */
    FAILED("failed"),
    /** The receiver died. */
    CRASHED("crashed"),
    /** The receiver did not answer in time, and was stopped. */
    TIMED_OUT("timed out"),
    /** The receiver had no room for it. */
    THROTTLED("throttled"),
    /** It has been given up, and is where dead letters are. */
    DEAD_LETTERED("dead letter"),
    /** It has been given up and is nowhere: it was kept as long as such are. */
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
