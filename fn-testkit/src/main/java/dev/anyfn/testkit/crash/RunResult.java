package dev.anyfn.testkit.crash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one run.
 *
 * @param title the function and its platform, in words
 * @param schedule what went wrong in it
 * @param steps all of it
 * @param reached whether all of the schedule came about
 * @param problem what is wrong in the end; null if nothing is
 * @param cause who says so; null if nobody threw
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
