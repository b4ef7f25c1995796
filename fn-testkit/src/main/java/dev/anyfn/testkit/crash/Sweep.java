package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.state.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The choice of schedules, and the failures of their runs. */
final class Sweep {

  private final Runs runs;
  private final Set<Fault> faults;
  private final int pairs;
  private final long seed;
  private final Gallery gallery;
  private final List<CrashFailure> failures = new ArrayList<>();
  private @Nullable Throwable firstCause;
  private int notReached;

  Sweep(Runs runs, Set<Fault> faults, int pairs, long seed, Gallery gallery) {
    this.runs = runs;
    this.faults = faults;
    this.pairs = pairs;
    this.seed = seed;
    this.gallery = gallery;
  }

  CrashReport explore(@Nullable FaultPlan only) {
    if (only != null) {
      RunResult outcome = runs.run(only);
      CrashFailure shown = gallery.show(outcome);
      if (outcome.problem() != null) {
        failures.add(shown);
        firstCause = outcome.cause();
      }
      int reached = outcome.reached() ? 0 : 1;
      return new CrashReport(
          outcome.title(),
          new CrashReport.Counts(outcome.effects().size(), 1, 0, 0, seed, reached),
          CrashStory.of(outcome),
          failures,
          firstCause);
    }
    RunResult clean = clean();
    List<FaultPlan> candidates = new ArrayList<>();
    int singles = 0;
    for (FaultPlan schedule : following(clean)) {
      RunResult outcome = run(schedule);
      singles++;
      if (pairs > 0 && outcome.problem() == null) {
        candidates.addAll(following(outcome));
      }
    }
    int possible = candidates.size();
    for (FaultPlan schedule : chosen(candidates)) {
      run(schedule);
    }
    return new CrashReport(
        clean.title(),
        new CrashReport.Counts(
            clean.effects().size(), singles, Math.min(pairs, possible), possible, seed, notReached),
        CrashStory.of(clean),
        failures,
        firstCause);
  }

  private RunResult clean() {
    RunResult clean = runs.run(FaultPlan.CLEAN);
    if (clean.problem() != null) {
      CrashFailure shown = gallery.show(clean);
      throw new AssertionError(
          "It fails without any crash:\n\n" + shown.story() + "\n\n" + shown.message(),
          clean.cause());
    }
    List<String> first = clean.identities();
    List<String> second = runs.run(FaultPlan.CLEAN).identities();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      String one = i < first.size() ? first.get(i) : "nothing";
      String other = i < second.size() ? second.get(i) : "nothing";
      if (!one.equals(other)) {
        throw new AssertionError(
            "Two runs without any crash differ, so their points cannot be numbered: at point "
                + (i + 1)
                + " one has \""
                + one
                + "\" and the other \""
                + other
                + "\". What may differ: the order of parallel threads, keys made from real time or"
                + " shared state of the test, a scenario or a double that is not new in each run.");
      }
    }
    return clean;
  }

  /** Returns the plans with one more fault, at each point after those of this run. */
  private List<FaultPlan> following(RunResult outcome) {
    List<FaultPlan> all = new ArrayList<>();
    for (RunStep.Effect effect : outcome.effects()) {
      if (effect.point() <= outcome.schedule().last()) {
        continue;
      }
      for (Fault fault : faults) {
        // What is not acknowledged is delivered again, whatever the reason.
        if (!effect.acknowledges() || fault == Fault.KILL_BEFORE || fault == Fault.LOSE_ANSWER) {
          all.add(outcome.schedule().then(effect.point(), fault));
        }
      }
    }
    return all;
  }

  private List<FaultPlan> chosen(List<FaultPlan> candidates) {
    if (pairs >= candidates.size()) {
      return candidates;
    }
    List<FaultPlan> mixed = new ArrayList<>(candidates);
    Collections.shuffle(mixed, new Random(seed));
    return mixed.subList(0, pairs);
  }

  private RunResult run(FaultPlan schedule) {
    RunResult outcome = runs.run(schedule);
    if (!outcome.reached()) {
      notReached++;
    }
    if (outcome.problem() != null) {
      if (failures.isEmpty()) {
        firstCause = outcome.cause();
        failures.add(gallery.show(outcome));
      } else {
        failures.add(Gallery.tell(outcome));
      }
    }
    return outcome;
  }
}
