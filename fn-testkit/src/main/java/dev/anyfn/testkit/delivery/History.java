package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.delivery.HistoryEntry.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The steps of all messages of a source, in order. Immutable; its text is a timeline.
 *
 * @param start the zero of the timeline
 * @param steps the steps in order
 * @param disturbances those that came about
 */
public record History(Instant start, List<HistoryEntry> steps, List<Disturbance> disturbances) {

  public History {
    steps = List.copyOf(steps);
    disturbances = List.copyOf(disturbances);
  }

  /** Returns the steps of one message in order; empty if none has this id. */
  public List<HistoryEntry> of(String message) {
    return steps.stream().filter(step -> step.message().equals(message)).toList();
  }

  /** Returns the steps with one action, in order. */
  public List<HistoryEntry> of(Action action) {
    return steps.stream().filter(step -> step.action() == action).toList();
  }

  /** Returns the number of deliveries. */
  public int deliveries() {
    return steps.stream().mapToInt(HistoryEntry::delivery).max().orElse(0);
  }

  /** Returns the timeline, in which equal steps at the same time share one line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < steps.size(); ) {
      int to = from + 1;
      while (to < steps.size() && together(steps.get(from), steps.get(to))) {
        to++;
      }
      line(steps.subList(from, to), text);
      from = to;
    }
    return text.toString();
  }

  private static boolean together(HistoryEntry one, HistoryEntry other) {
    return one.at().equals(other.at())
        && one.delivery() == other.delivery()
        && one.action() == other.action()
        && one.note().equals(other.note());
  }

  private void line(List<HistoryEntry> same, StringBuilder text) {
    HistoryEntry step = same.get(0);
    String delivery = step.delivery() == 0 ? "" : "delivery " + step.delivery();
    String messages =
        same.stream()
            .map(History::message)
            .filter(m -> !m.isEmpty())
            .collect(Collectors.joining(", "));
    String rest = messages.isEmpty() || step.note().isEmpty() ? "" : ": ";
    String line =
        String.format(
            Locale.ROOT,
            "%12s  %-12s %-13s %s%s%s",
            time(Duration.between(start, step.at())),
            delivery,
            step.action().label(),
            messages,
            rest,
            step.note());
    text.append(line.stripTrailing()).append('\n');
  }

  private static String message(HistoryEntry step) {
    boolean again = step.action() == Action.DELIVERED && step.receive() > 1;
    return step.message() + (again ? " (receive " + step.receive() + ")" : "");
  }

  private static String time(Duration time) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart());
  }
}
