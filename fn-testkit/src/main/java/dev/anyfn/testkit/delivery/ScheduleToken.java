package dev.anyfn.testkit.delivery;

import java.util.List;
import java.util.stream.Collectors;

/** A schedule in one line: {@code 17: crash@2/1, duplicate@3}, or {@code 17: calm}. */
record ScheduleToken(long seed, List<Disturbance> disturbances) {

  private static final String CALM = "calm";

  static ScheduleToken parse(String text) {
    int colon = text.indexOf(':');
    try {
      long seed = Long.parseLong(text.substring(0, Math.max(colon, 0)).strip());
      String rest = text.substring(colon + 1).strip();
      return new ScheduleToken(seed, rest.equals(CALM) ? List.of() : Disturbance.parseAll(rest));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "A schedule is written as \"17: crash@2/1, duplicate@3\", as a failure prints it; this is"
              + " \""
              + text
              + "\"",
          e);
    }
  }

  @Override
  public String toString() {
    return seed
        + ": "
        + (disturbances.isEmpty()
            ? CALM
            : disturbances.stream().map(Disturbance::toString).collect(Collectors.joining(", ")));
  }
}
