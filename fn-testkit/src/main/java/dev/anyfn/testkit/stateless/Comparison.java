package dev.anyfn.testkit.stateless;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A comparison that leaves out what chance decides and what the test ignores. For one thread. */
final class Comparison {

  private static final int OTHER_LUCK = 2;

  private final Laboratory laboratory;
  private final List<String> ignored;
  private final Map<ProofSetup, Chance> chances = new HashMap<>();
  private final Set<String> leftToChance = new TreeSet<>();

  Comparison(Laboratory laboratory, List<String> ignored) {
    this.laboratory = laboratory;
    this.ignored = ignored;
  }

  /** Returns the places that chance decides in a setup of fresh instances. */
  Chance chance(ProofSetup cold) {
    Chance known = chances.get(cold);
    if (known == null) {
      List<ProofRun> runs = new ArrayList<>();
      runs.add(laboratory.run(cold));
      for (int luck = 1; luck <= OTHER_LUCK; luck++) {
        runs.add(laboratory.again(cold.luck(1 + luck * 1_000_003L, 1 + luck), false));
        // A value that the seed does not decide differs here.
        runs.add(laboratory.again(cold, false));
      }
      known = Chance.of(runs);
      chances.put(cold, known);
    }
    return known;
  }

  /** Returns the places in which a step, or the stores, differs for another reason than chance. */
  List<Place> difference(ProofSetup cold, int step, ProofRun fresh, ProofRun other) {
    List<Place> places = new ArrayList<>();
    for (Place place : ProofRun.difference(fresh.facts(step), other.facts(step))) {
      if (isIgnored(place)) {
        continue;
      }
      if (chance(cold).decides(step, place)) {
        leftToChance.add(place.toString());
      } else {
        places.add(place);
      }
    }
    return places;
  }

  boolean isIgnored(Place place) {
    return ignored.stream().anyMatch(place::matches);
  }

  /** Returns the places in which chance explains a difference. */
  List<String> leftToChance() {
    return List.copyOf(leftToChance);
  }
}
