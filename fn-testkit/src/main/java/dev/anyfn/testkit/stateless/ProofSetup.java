package dev.anyfn.testkit.stateless;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A way of running the events. Immutable.
 *
 * @param events the index of each step's event
 * @param instances the instance of each step
 * @param later the first step of the next day
 * @param luck the seed of what code draws
 * @param stores the seed of what stores draw
 * @param restored true if instances are restored from a checkpoint
 */
record ProofSetup(
    List<Integer> events,
    List<Integer> instances,
    int later,
    long luck,
    long stores,
    boolean restored,
    Locale locale,
    String zone) {

  static ProofSetup cold(List<Integer> events) {
    return new ProofSetup(
        List.copyOf(events),
        range(events.size()),
        Integer.MAX_VALUE,
        1,
        1,
        false,
        Locale.ROOT,
        "UTC");
  }

  static List<Integer> range(int size) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      numbers.add(i);
    }
    return List.copyOf(numbers);
  }

  int size() {
    return events.size();
  }

  ProofSetup on(List<Integer> places) {
    return new ProofSetup(events, List.copyOf(places), later, luck, stores, restored, locale, zone);
  }

  /** Runs some steps on one instance, and each other step on its own. */
  ProofSetup together(List<Integer> steps) {
    List<Integer> places = new ArrayList<>(range(size()));
    for (int step : steps) {
      places.set(step, size());
    }
    return on(places);
  }

  ProofSetup warm() {
    return together(range(size()));
  }

  /** Runs the steps on several instances in turn. */
  ProofSetup spread(int count) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      places.add(i % count);
    }
    return on(places);
  }

  ProofSetup laterFrom(int step) {
    return new ProofSetup(events, instances, step, luck, stores, restored, locale, zone);
  }

  ProofSetup luck(long code, long ofStores) {
    return new ProofSetup(events, instances, later, code, ofStores, restored, locale, zone);
  }

  ProofSetup fromCheckpoint() {
    return new ProofSetup(events, instances, later, luck, stores, true, locale, zone);
  }

  ProofSetup at(Locale elsewhere, String zoneThere) {
    return new ProofSetup(events, instances, later, luck, stores, restored, elsewhere, zoneThere);
  }
}
