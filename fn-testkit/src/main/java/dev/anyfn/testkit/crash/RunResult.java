package dev.anyfn.testkit.crash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run.
 *
 * @param reached true if all of the schedule came about
 * @param problem in words; null if there is none
 * @param cause of the problem; null if nothing was thrown
 */
record RunResult(
    String title,
    FaultPlan schedule,
    List<RunStep> steps,
    boolean reached,
    @Nullable String problem,
    @Nullable Throwable cause) {

  List<RunStep.Effect> effects() {
    return steps.stream()
        .filter(RunStep.Effect.class::isInstance)
        .map(RunStep.Effect.class::cast)
        .toList();
  }

  List<String> identities() {
    return effects().stream().map(RunStep.Effect::identity).toList();
  }
}
