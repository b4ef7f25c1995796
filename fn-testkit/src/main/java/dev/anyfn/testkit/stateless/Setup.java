package dev.anyfn.testkit.stateless;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A way of running the events: which, on which instances, when, and with what luck. Immutable.
 *
 * @param events which event each step sends, by its index
 * @param instances which instance takes each step
 * @param later the step from which on it is another day
 * @param luck decides what code draws
 * @param stores decides what stores draw
 * @param restored whether instances are restored from a checkpoint
 * @param locale the default locale
 * @param zone the default time zone, by its name
 */
record Setup(
    List<Integer> events,
    List<Integer> instances,
    int later,
    long luck,
    long stores,
    boolean restored,
    Locale locale,
    String zone) {

  static Setup cold(List<Integer> events) {
    return new Setup(
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

  Setup on(List<Integer> places) {
    return new Setup(events, List.copyOf(places), later, luck, stores, restored, locale, zone);
  }

  /** Some steps on one instance, each other step on one of its own. */
  Setup together(List<Integer> steps) {
    List<Integer> places = new ArrayList<>(range(size()));
    for (int step : steps) {
      places.set(step, size());
    }
    return on(places);
  }

  Setup warm() {
    return together(range(size()));
  }

  /** In turn on several instances. */
  Setup spread(int count) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      places.add(i % count);
    }
    return on(places);
  }

  Setup laterFrom(int step) {
    return new Setup(events, instances, step, luck, stores, restored, locale, zone);
  }

  Setup luck(long code, long ofStores) {
    return new Setup(events, instances, later, code, ofStores, restored, locale, zone);
  }

  Setup fromCheckpoint() {
    return new Setup(events, instances, later, luck, stores, true, locale, zone);
  }

  Setup at(Locale elsewhere, String zoneThere) {
    return new Setup(events, instances, later, luck, stores, restored, elsewhere, zoneThere);
  }
}
