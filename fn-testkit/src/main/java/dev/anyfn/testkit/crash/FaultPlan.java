package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.state.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The faults of a run, in order. Immutable. */
record FaultPlan(List<At> faults) {

  static final FaultPlan CLEAN = new FaultPlan(List.of());
  private static final String CLEAN_TOKEN = "clean";

  /** A fault at the n-th effect of the run, from 1. */
  record At(int point, Fault fault) {}

  /** Returns a plan with one more fault at the end. */
  FaultPlan then(int point, Fault fault) {
    List<At> more = new ArrayList<>(faults);
    more.add(new At(point, fault));
    return new FaultPlan(List.copyOf(more));
  }

  @Nullable Fault at(int point) {
    for (At planned : faults) {
      if (planned.point() == point) {
        return planned.fault();
      }
    }
    return null;
  }

  /** Returns the point of the last fault; 0 if there is none. */
  int last() {
    return faults.isEmpty() ? 0 : faults.get(faults.size() - 1).point();
  }

  static FaultPlan parse(String token) {
    FaultPlan schedule = CLEAN;
    if (token.equals(CLEAN_TOKEN)) {
      return schedule;
    }
    for (String part : token.split("-", -1)) {
      if (!part.matches("[1-9][0-9]{0,8}[a-z]")) {
        throw new IllegalArgumentException(
            "Not a schedule: \"" + token + "\". It is written like 2a-5b, or clean");
      }
      int end = part.length() - 1;
      int point = Integer.parseInt(part.substring(0, end));
      if (point <= schedule.last()) {
        throw new IllegalArgumentException("The points of \"" + token + "\" do not ascend");
      }
      schedule = schedule.then(point, fault(part.charAt(end)));
    }
    return schedule;
  }

  private static char letter(Fault fault) {
    return switch (fault) {
      case KILL_BEFORE -> 'b';
      case KILL_AFTER -> 'a';
      case LOSE_ANSWER -> 'l';
      case REFUSE -> 'f';
      case LOSE_REQUEST, LATE -> throw new IllegalArgumentException("No sweep has " + fault);
    };
  }

  private static Fault fault(char letter) {
    return switch (letter) {
      case 'b' -> Fault.KILL_BEFORE;
      case 'a' -> Fault.KILL_AFTER;
      case 'l' -> Fault.LOSE_ANSWER;
      case 'f' -> Fault.REFUSE;
      default ->
          throw new IllegalArgumentException(
              "Not a fault: '"
                  + letter
                  + "'. There are b(efore), a(fter), l(ost answer) and f(ailed)");
    };
  }

  /** Returns the text that {@link CrashPoints#replay} reads. */
  @Override
  public String toString() {
    return faults.isEmpty()
        ? CLEAN_TOKEN
        : faults.stream()
            .map(planned -> "" + planned.point() + letter(planned.fault()))
            .collect(Collectors.joining("-"));
  }
}
