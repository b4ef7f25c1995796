package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.StateChange;
import java.util.List;

/**
 * The outcome of a proof. Immutable.
 *
 * @param subject the function and the platform
 * @param findings differences between fresh instances and others
 * @param warnings signs of mistakes, such as work that outlives its call
 * @param state all changes on a warm instance, also harmless caches and lazy clients
 * @param notes the limits of the proof, such as values that are left to chance
 * @param invocations their number in all
 * @param stateless true if there is no finding, and no warning that counts
 */
public record StatelessReport(
    String subject,
    List<Finding> findings,
    List<String> warnings,
    List<StateChange> state,
    List<String> notes,
    int invocations,
    boolean stateless) {

  public StatelessReport {
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
    state = List.copyOf(state);
    notes = List.copyOf(notes);
  }

  /** Returns the full report, for the message of a failed test. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(subject);
    text.append(stateless ? " is stateless" : " is not stateless");
    text.append(", by ").append(invocations).append(" invocations.");
    int number = 0;
    for (Finding finding : findings) {
      text.append("\n\n").append(++number).append(". ").append(finding);
    }
    section("Warnings:", warnings, text);
    if (findings.isEmpty()) {
      section("Changed on a warm instance, without a difference:", state, text);
    }
    section("Notes:", notes, text);
    return text.toString();
  }

  private static void section(String title, List<?> lines, StringBuilder text) {
    if (!lines.isEmpty()) {
      text.append("\n\n").append(title);
      lines.forEach(line -> text.append("\n     ").append(line));
    }
  }
}
