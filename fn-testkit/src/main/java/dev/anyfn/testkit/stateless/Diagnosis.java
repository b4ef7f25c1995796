package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.StateChange;
import java.util.ArrayList;
import java.util.List;

/**
 * The search for the fewest earlier steps on an instance that make a difference, and for what the
 * instance holds after them that a fresh one does not. For one thread.
 */
final class Diagnosis {

  private static final int MOST_RUNS = 60;

  private final Comparison comparison;
  private final Laboratory laboratory;
  private final ProofSetup cold;
  private final ProofSetup other;
  private int runs;

  Diagnosis(Comparison comparison, Laboratory laboratory, ProofSetup cold, ProofSetup other) {
    this.comparison = comparison;
    this.laboratory = laboratory;
    this.cold = cold;
    this.other = other;
  }

  /**
   * The calls and fields that make a difference.
   *
   * @param setup the smallest that was found
   * @param step that differs; {@link ProofRun#STORES} if only the stores do
   * @param at the step before which the instance is read
   * @param earlier the steps that the difference needs
   * @param places of the difference
   * @param suspects the state that a fresh instance does not hold
   */
  record Cause(
      ProofSetup setup,
      int step,
      int at,
      List<Integer> earlier,
      List<Place> places,
      List<StateChange> suspects) {}

  Cause of(int step) {
    int at = step == ProofRun.STORES ? lastStepForStores() : step;
    List<Integer> earlier = earlier(at);
    ProofSetup smallest = other;
    List<Integer> needed = fewest(step, at, earlier);
    if (!needed.isEmpty()) {
      smallest = together(needed, at);
    } else {
      needed = earlier;
    }
    ProofRun run = laboratory.watched(smallest);
    ProofRun fresh = laboratory.watched(cold);
    List<Place> places = comparison.difference(cold, step, fresh, run);
    List<StateChange> suspects = Laboratory.heldDifferently(fresh, run, at);
    return new Cause(
        smallest,
        step,
        at,
        needed,
        places.isEmpty() ? comparison.difference(cold, step, fresh, laboratory.run(other)) : places,
        suspects);
  }

  private List<Integer> earlier(int at) {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < at; i++) {
      if (other.instances().get(i).equals(other.instances().get(at))) {
        steps.add(i);
      }
    }
    return steps;
  }

  private ProofSetup together(List<Integer> steps, int at) {
    List<Integer> all = new ArrayList<>(steps);
    all.add(at);
    return other.together(all);
  }

  /** Returns the first step that changes the stores if its instance is warm. */
  private int lastStepForStores() {
    for (int at = 1; at < other.size(); at++) {
      if (tries() && makesADifference(ProofRun.STORES, together(earlier(at), at))) {
        return at;
      }
    }
    return other.size() - 1;
  }

  private boolean tries() {
    return runs++ < MOST_RUNS;
  }

  private boolean makesADifference(int step, ProofSetup setup) {
    return !comparison
        .difference(cold, step, laboratory.run(cold), laboratory.run(setup))
        .isEmpty();
  }

  /** Returns one step if one is enough, else as few as possible; none if all make no difference. */
  private List<Integer> fewest(int step, int at, List<Integer> earlier) {
    for (int one : earlier) {
      if (tries() && makesADifference(step, together(List.of(one), at))) {
        return List.of(one);
      }
    }
    if (earlier.size() < 2 || !makesADifference(step, together(earlier, at))) {
      return List.of();
    }
    List<Integer> needed = new ArrayList<>(earlier);
    for (int one : earlier) {
      List<Integer> fewer = new ArrayList<>(needed);
      fewer.remove(Integer.valueOf(one));
      if (tries() && makesADifference(step, together(fewer, at))) {
        needed = fewer;
      }
    }
    return needed;
  }
}
