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
record Outcome(
    String title,
    Schedule schedule,
    List<Step> steps,
    boolean reached,
    @Nullable String problem,
    @Nullable Throwable cause) {

  List<Step.Effect> effects() {
    return steps.stream()
        .filter(Step.Effect.class::isInstance)
        .map(Step.Effect.class::cast)
        .toList();
  }

  List<String> identities() {
    return effects().stream().map(Step.Effect::identity).toList();
  }
}
