package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of findings. */
final class ProofStory {

  private static final int SHOWN_PLACES = 4;
  private static final int SHOWN_VALUE = 160;
  private static final int SHOWN_CALLS = 5;

  private final Laboratory laboratory;

  ProofStory(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  private String event(int number) {
    return "event " + (number + 1) + " (" + laboratory.events().get(number) + ")";
  }

  private String title(ProofSetup setup, int step, Mode mode) {
    if (step == ProofRun.STORES) {
      return "The stores end up with something else " + mode + ".";
    }
    String event = event(setup.events().get(step));
    return Character.toUpperCase(event.charAt(0))
        + event.substring(1)
        + " comes to something else "
        + mode
        + ".";
  }

  private static void places(
      List<Place> places,
      Map<Place, String> expected,
      Map<Place, String> actual,
      String here,
      List<String> lines) {
    for (Place place : places.subList(0, Math.min(places.size(), SHOWN_PLACES))) {
      lines.add(place + ":");
      lines.add("  fresh  " + value(expected.get(place)));
      lines.add("  " + here + "   " + value(actual.get(place)));
    }
    if (places.size() > SHOWN_PLACES) {
      lines.add("and " + (places.size() - SHOWN_PLACES) + " more places");
    }
  }

  private static String value(@org.jspecify.annotations.Nullable String value) {
    if (value == null) {
      return "(nothing)";
    }
    return value.length() <= SHOWN_VALUE ? value : value.substring(0, SHOWN_VALUE) + "...";
  }

  Finding leak(
      Mode mode, ProofSetup reference, Diagnosis.Cause cause, ProofRun fresh, ProofRun run) {
    List<String> lines = new ArrayList<>();
    int step = cause.step();
    places(cause.places(), fresh.facts(step), run.facts(step), "here", lines);
    if (!cause.earlier().isEmpty()) {
      List<String> earlier =
          cause.earlier().stream()
              .limit(SHOWN_CALLS)
              .map(i -> event(reference.events().get(i)))
              .toList();
      lines.add(
          (step == ProofRun.STORES
                  ? event(reference.events().get(cause.at())) + " ran after "
                  : "after ")
              + String.join(", ", earlier)
              + " on the same instance");
    }
    List<String> advice =
        switch (mode) {
          case RESTORED -> List.of(Advice.COPIED);
          case NEXT_DAY -> List.of(Advice.STALE);
          default -> Advice.on(cause.suspects());
        };
    return new Finding(
        mode, Set.of(), title(reference, step, mode), lines, cause.suspects(), advice);
  }

  Finding order(
      int event,
      List<Place> places,
      ProofRun expected,
      ProofRun run,
      int step,
      ProofSetup reordered) {
    List<String> lines = new ArrayList<>();
    places(places, expected.facts(event), run.facts(step), "here", lines);
    lines.add("in the order of events " + reordered.events().stream().map(i -> i + 1).toList());
    return new Finding(
        Mode.ORDER,
        Set.of(),
        title(ProofSetup.cold(ProofSetup.range(laboratory.events().size())), event, Mode.ORDER),
        lines,
        List.of(),
        List.of(Advice.ORDER));
  }

  Finding copied(int step, List<Place> places, ProofRun one, List<StateChange> drawn) {
    List<String> lines = new ArrayList<>();
    for (Place place : places.subList(0, Math.min(places.size(), SHOWN_PLACES))) {
      lines.add(place + ": " + value(one.facts(step).get(place)));
    }
    lines.add("drawn by chance, and yet the same on all instances of one checkpoint");
    String event = event(step);
    return new Finding(
        Mode.RESTORED,
        Set.of(),
        Character.toUpperCase(event.charAt(0))
            + event.substring(1)
            + " comes to the same by chance on instances restored from a checkpoint.",
        lines,
        drawn,
        List.of(Advice.COPIED));
  }

  Finding elsewhere(
      Mode mode,
      String where,
      int step,
      List<Place> places,
      ProofRun fresh,
      ProofRun run,
      List<String> asked) {
    List<String> lines = new ArrayList<>();
    places(places, fresh.facts(step), run.facts(step), "here", lines);
    lines.add(
        mode == Mode.LOCALE
            ? "here the default locale is " + where + ", on the platforms it is the root locale"
            : "here the default time zone is " + where + ", on the platforms it is UTC");
    asked.stream().limit(SHOWN_CALLS).forEach(at -> lines.add("asked for at " + at));
    ProofSetup cold = ProofSetup.cold(ProofSetup.range(laboratory.events().size()));
    return new Finding(
        mode,
        Set.of(),
        title(cold, step, mode),
        lines,
        List.of(),
        List.of(mode == Mode.LOCALE ? Advice.FOREIGN_LOCALE : Advice.FOREIGN_ZONE));
  }
}
