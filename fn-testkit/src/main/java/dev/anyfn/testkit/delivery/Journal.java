package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.delivery.HistoryEntry.Action;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The record of what a source did. */
final class Journal {

  private final Clock clock;
  private final Instant start;
  private final List<HistoryEntry> steps = new ArrayList<>();
  private final List<Disturbance> disturbances = new ArrayList<>();

  Journal(Clock clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  void step(int delivery, Action action, Held held, String note) {
    String words = held.copy ? (note.isEmpty() ? "a duplicate" : "a duplicate; " + note) : note;
    step(delivery, action, held.message.id(), held.receives, words);
  }

  void step(int delivery, Action action, String message, int receive, String note) {
    steps.add(new HistoryEntry(clock.instant(), delivery, action, message, receive, note));
  }

  void disturbed(Disturbance disturbance, String words) {
    disturbances.add(disturbance);
    step(disturbance.delivery(), Action.DISTURBED, "", 0, words);
  }

  History history() {
    return new History(start, steps, disturbances);
  }
}
