package dev.anyfn.store.tck.idempotency;

import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowQuery;
import java.util.HashMap;
import java.util.Map;

/** The final answers to deliveries, and the invariants over them. */
final class Answers {

  private final Schedule schedule;
  private final Map<Message, String> answers = new HashMap<>();
  private final Map<Message, Integer> answered = new HashMap<>();

  Answers(Schedule schedule) {
    this.schedule = schedule;
  }

  int count(Message message) {
    return answered.getOrDefault(message, 0);
  }

  /** Returns whether a delivery was answered by a result; a conflict is none. */
  boolean hasResult(Message message) {
    String answer = answers.get(message);
    return answer != null && !isConflict(answer);
  }

  /**
   * Records an answer.
   *
   * @param knowable whether there was a result already when this delivery began: one that began
   *     before may have seen another payload in progress, which failed then, and answer so late
   */
  void note(Message message, String answer, boolean knowable) {
    answered.merge(message, 1, Integer::sum);
    if (isConflict(answer) && !knowable) {
      answers.putIfAbsent(message, answer);
      return;
    }
    String before = answers.putIfAbsent(message, answer);
    if (before != null && !before.equals(answer) && !isConflict(before)) {
      schedule.violation(message + " was answered \"" + before + "\", then \"" + answer + "\"");
    }
    if (!isConflict(answer)) {
      answers.put(message, answer);
      if (!answer.contains(message.payload())) {
        schedule.violation(message + " got what belongs to another payload: " + answer);
      }
    }
  }

  private static boolean isConflict(String answer) {
    return answer.startsWith("failure CONFLICT");
  }

  void check() {
    Map<String, String> results = new HashMap<>();
    int successes = 0;
    for (Message message : schedule.messages()) {
      String answer = answers.get(message);
      if (answer == null || isConflict(answer)) {
        continue;
      }
      String other = results.putIfAbsent(message.key(), answer);
      if (other != null && !other.equals(answer)) {
        schedule.violation(
            message.key() + " has two results: \"" + other + "\" and \"" + answer + "\"");
      }
      if (other == null) {
        boolean success = !answer.startsWith("failure ");
        successes += success ? 1 : 0;
        checkEffects(message, schedule.plan.writes() && success ? 1 : 0);
      }
    }
    if (schedule.plan.counts()) {
      Row row = schedule.driver.get(schedule.counter());
      int count = row == null ? 0 : (Integer) schedule.codec.decode(row.value(), Integer.class);
      if (count != successes) {
        schedule.violation("the counter is " + count + " after " + successes + " keys");
      }
    }
  }

  private void checkEffects(Message message, int expected) {
    RowQuery all = new RowQuery(schedule.effects(message), new byte[0], null, false, 100);
    int effects = schedule.driver.query(all).rows().size();
    if (effects != expected) {
      schedule.violation(
          message.key() + " has " + effects + " effects, and should have " + expected);
    }
  }
}
