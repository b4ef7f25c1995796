package dev.anyfn.testkit.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What a receiver is handed at once.
 *
 * @param number which delivery of its source this is, from 1
 * @param kind what the source is like
 * @param messages in order; never empty; one each for {@link SourceKind#ASYNC} and {@link
 *     SourceKind#PUSH}
 * @param ordered whether no message may be handled after one before it has failed
 * @param slot which of the parallel receivers this one is, from 0: an instance that bears one
 *     invocation at a time has a slot of its own
 * @param at when it begins
 * @param clock the virtual clock; a receiver may move it on, or say {@link Receipt#took}
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
