package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.StateChange;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A difference between fresh instances and others, with its likely cause. Immutable.
 *
 * @param mode in which it was first seen
 * @param alsoIn the other modes in which it was seen
 * @param title names the event and the mode, in one sentence
 * @param story the comparison, line by line
 * @param suspects the values that a fresh instance does not hold, with the likely cause
 * @param advice how to mend it
 */
public record Finding(
    Mode mode,
    Set<Mode> alsoIn,
    String title,
    List<String> story,
    List<StateChange> suspects,
    List<String> advice) {

  private static final int SHOWN = 8;

  public Finding {
    alsoIn = java.util.Collections.unmodifiableSet(new TreeSet<>(alsoIn));
    story = List.copyOf(story);
    suspects = List.copyOf(suspects);
    advice = List.copyOf(advice);
  }

  /** Returns true if both have the same known cause. */
  boolean sameCause(Finding other) {
    return !suspects.isEmpty() && places().equals(other.places());
  }

  private List<String> places() {
    return suspects.stream().map(StateChange::place).toList();
  }

  Finding alsoIn(Mode other) {
    Set<Mode> modes = new TreeSet<>(alsoIn);
    if (other != mode) {
      modes.add(other);
    }
    return new Finding(mode, modes, title, story, suspects, advice);
  }

  /** Returns several lines. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(title);
    story.forEach(line -> text.append("\n     ").append(line));
    if (!suspects.isEmpty()) {
      text.append("\n   Likely cause, for a fresh instance does not hold it so:");
      suspects.stream().limit(SHOWN).forEach(s -> text.append("\n     ").append(s));
      if (suspects.size() > SHOWN) {
        text.append("\n     and ").append(suspects.size() - SHOWN).append(" more");
      }
    }
    advice.forEach(line -> text.append("\n   What to do: ").append(line));
    if (!alsoIn.isEmpty()) {
      text.append("\n   Seen as well ");
      text.append(String.join("; ", alsoIn.stream().map(Mode::toString).toList())).append('.');
    }
    return text.toString();
  }
}
