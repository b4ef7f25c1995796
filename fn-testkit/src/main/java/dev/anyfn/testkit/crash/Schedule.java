package dev.anyfn.testkit.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes wrong in a run, in order. Immutable. */
record Schedule(List<Fault> faults) {

  static final Schedule CLEAN = new Schedule(List.of());
  private static final String CLEAN_TOKEN = "clean";

  /** At the so-manieth effect of the run, from 1. */
  record Fault(int point, Side side) {}

  /** This, and then one more. */
  Schedule then(int point, Side side) {
    List<Fault> more = new ArrayList<>(faults);
    more.add(new Fault(point, side));
    return new Schedule(List.copyOf(more));
  }

  @Nullable Side at(int point) {
    for (Fault fault : faults) {
      if (fault.point() == point) {
        return fault.side();
      }
    }
    return null;
  }

  /** The point of the last fault; 0 if there is none. */
  int last() {
    return faults.isEmpty() ? 0 : faults.get(faults.size() - 1).point();
  }

  static Schedule parse(String token) {
    Schedule schedule = CLEAN;
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
      schedule = schedule.then(point, Side.of(part.charAt(end)));
    }
    return schedule;
  }

  /** As it is written in a program. */
  @Override
  public String toString() {
    return faults.isEmpty()
        ? CLEAN_TOKEN
        : faults.stream()
            .map(fault -> "" + fault.point() + fault.side().letter())
            .collect(Collectors.joining("-"));
  }
}
