package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.StateChange;
import dev.anyfn.testkit.sim.steer.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outcome of a setup. Immutable.
 *
 * @param outcomes the facts of each step
 * @param stores the facts of the stores at the end
 * @param before the state of instances before each step; empty if nobody watched
 * @param after the state of instances after each step; empty if nobody watched
 * @param askedForDefaults the code that read the default locale or time zone
 * @param warnings that belong to no invocation
 */
record ProofRun(
    List<InvocationRecord> records,
    List<Map<Place, String>> outcomes,
    Map<Place, String> stores,
    List<Optional<Snapshot<StateChange>>> before,
    List<Optional<Snapshot<StateChange>>> after,
    List<String> askedForDefaults,
    List<String> warnings) {

  /** The step number of the stores. */
  static final int STORES = -1;

  /** Returns the facts of a step, or of the stores. */
  Map<Place, String> facts(int step) {
    return step == STORES ? stores : outcomes.get(step);
  }

  /** Returns the places that differ. */
  static List<Place> difference(Map<Place, String> one, Map<Place, String> other) {
    Set<Place> all = new LinkedHashSet<>(one.keySet());
    all.addAll(other.keySet());
    List<Place> different = new ArrayList<>();
    for (Place place : all) {
      String value = one.get(place);
      if (value == null || !value.equals(other.get(place))) {
        different.add(place);
      }
    }
    different.sort(null);
    return different;
  }
}
