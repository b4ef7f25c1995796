package dev.anyfn.testkit.stateless;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of outcomes that chance decides: the same events on fresh instances differ there with
 * other luck, or from one time to the next. Immutable.
 */
final class Chance {

  private final List<Set<Place>> different = new ArrayList<>();
  private final List<Set<Place>> holders = new ArrayList<>();
  private final List<Set<Place>> expected = new ArrayList<>();

  private Chance() {}

  /** Compares runs of fresh instances with the same events and any luck. */
  static Chance of(List<ProofRun> runs) {
    Chance chance = new Chance();
    int steps = runs.get(0).outcomes().size();
    for (int step = 0; step <= steps; step++) {
      Set<Place> places = new HashSet<>();
      Set<Place> parents = new HashSet<>();
      int at = step == steps ? ProofRun.STORES : step;
      Map<Place, String> first = runs.get(0).facts(at);
      for (ProofRun run : runs) {
        for (Place place : ProofRun.difference(first, run.facts(at))) {
          places.add(place);
          if (!first.containsKey(place) || !run.facts(at).containsKey(place)) {
            parents.add(place.parent());
          }
        }
      }
      chance.different.add(places);
      chance.holders.add(parents);
      chance.expected.add(first.keySet());
    }
    return chance;
  }

  /** Returns the places in which a step, or the stores, differs with other luck. */
  Set<Place> places(int step) {
    return different.get(step == ProofRun.STORES ? different.size() - 1 : step);
  }

  /** Returns true if chance decides the value there, so that a difference says nothing. */
  boolean decides(int step, Place place) {
    Set<Place> known = places(step);
    Set<Place> parents = holders.get(step == ProofRun.STORES ? holders.size() - 1 : step);
    for (Place at = place; ; at = at.parent()) {
      // Names that chance makes up differ the next time.
      boolean madeUp = !expected(step).contains(at) && parents.contains(at.parent());
      if (known.contains(at) || madeUp) {
        return true;
      }
      if (at.pointer().isEmpty()) {
        return false;
      }
    }
  }

  private Set<Place> expected(int step) {
    return expected.get(step == ProofRun.STORES ? expected.size() - 1 : step);
  }
}
