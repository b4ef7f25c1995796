package dev.anyfn.store.tck.idempotency;

import java.util.ArrayList;
import java.util.List;

/**
 * The subject of a schedule.
 *
 * @param messages index of the key and of the payload of each
 * @param skews by how many milliseconds the clocks of deliveries go ahead, in turn
 * @param lease of each run, in milliseconds
 * @param skew how far the clocks may be apart, in milliseconds
 * @param patience how long a duplicate waits, in milliseconds
 * @param writes whether the effect is written with the result
 * @param counts whether all runs change one document, too
 * @param redeliveries how often a message that was not answered comes again while there are faults
 */
record Workload(
    List<int[]> messages,
    List<Long> skews,
    long lease,
    long skew,
    long patience,
    boolean writes,
    boolean counts,
    int redeliveries) {

  /** Returns the messages, with keys that no other schedule has. */
  List<Message> messages(String prefix) {
    List<Message> all = new ArrayList<>();
    for (int[] message : messages) {
      all.add(new Message(prefix + "key" + message[0], "payload" + message[1]));
    }
    return all;
  }
}
