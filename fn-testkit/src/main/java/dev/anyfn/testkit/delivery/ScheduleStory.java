package dev.anyfn.testkit.delivery;

import java.util.List;

/**
 * The message of a failing schedule. The schedules {@code before} it held; {@code drawn} counts its
 * disturbances before it was reduced to those of the token.
 */
record ScheduleStory(
    DeliveryRules rules,
    int messages,
    ScheduleToken token,
    int before,
    int drawn,
    ScheduleRun run) {

  AssertionError failure() {
    return new AssertionError(text(), run.violation());
  }

  private String text() {
    List<Disturbance> needed = token.disturbances();
    StringBuilder text = new StringBuilder("The invariant does not hold ");
    text.append(
        needed.isEmpty()
            ? "even if each message is delivered once and in order"
            : "when deliveries are disturbed");
    text.append(":\n").append(indented(String.valueOf(message()))).append("\n\n");
    text.append("Schedule ").append(token);
    text.append("; ").append(count(messages, "message")).append(" through a ").append(rules);
    if (before > 0) {
      text.append("; ").append(count(before, "schedule")).append(" before it held");
    }
    if (drawn > needed.size()) {
      text.append("; ").append(drawn).append(" disturbances, of which ");
      text.append(needed.size() == 1 ? "1 is" : needed.size() + " are").append(" enough");
    }
    text.append("\n\n").append(run.history());
    text.append("\nTo replay it, add before check: .replay(\"").append(token).append("\")\n");
    return text.toString();
  }

  private String message() {
    Throwable violation = run.violation();
    if (violation == null) {
      return "";
    }
    String message = violation.getMessage();
    return violation instanceof AssertionError && message != null
        ? message.strip()
        : violation.toString();
  }

  private static String indented(String lines) {
    return "  " + lines.replace("\n", "\n  ");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
