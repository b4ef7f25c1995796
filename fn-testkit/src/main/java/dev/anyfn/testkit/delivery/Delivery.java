package dev.anyfn.testkit.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * A batch of messages for a receiver.
 *
 * @param number the number of the delivery at its source, from 1
 * @param kind the kind of its source
 * @param messages in order; never empty; one each for {@link SourceKind#ASYNC} and {@link
 *     SourceKind#PUSH}
 * @param ordered true if no message may be handled after one before it has failed
 * @param slot the number of the parallel receiver, from 0
 * @param at the time at which it begins
 * @param clock the virtual clock; a receiver may move it on, or use {@link Receipt#took}
 */
public record Delivery(
    int number,
    SourceKind kind,
    List<Message> messages,
    boolean ordered,
    int slot,
    Instant at,
    Clock clock) {

  public Delivery {
    messages = List.copyOf(messages);
  }

  Delivery of(List<Message> others, Instant time) {
    return new Delivery(number, kind, others, ordered, slot, time, clock);
  }
}
