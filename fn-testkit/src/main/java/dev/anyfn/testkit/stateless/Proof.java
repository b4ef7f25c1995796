package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.StateChange;
import dev.anyfn.testkit.sim.steer.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The events in all modes, compared. For one use by one thread. */
final class Proof {

  private static final int SPREAD_OVER = 3;
  private static final int MOST_STEPS = 3;
  private static final List<Locale> LOCALES =
      List.of(
          Locale.forLanguageTag("tr-TR"),
          Locale.forLanguageTag("de-DE"),
          Locale.forLanguageTag("ar-EG"));
  private static final List<String> ZONES =
      List.of("America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati");

  private final Laboratory laboratory;
  private final Comparison comparison;
  private final ProofStory story;
  private final ProofSetup cold;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<StateChange> state = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Proof(Laboratory laboratory, Comparison comparison) {
    this.laboratory = laboratory;
    this.comparison = comparison;
    this.story = new ProofStory(laboratory);
    this.cold = ProofSetup.cold(ProofSetup.range(laboratory.events().size()));
  }

  List<Finding> findings() {
    return findings;
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Returns the limits of the proof. */
  List<String> notes() {
    if (!comparison.leftToChance().isEmpty()) {
      notes.add("left to chance, and so not compared: " + comparison.leftToChance());
    }
    return notes;
  }

  List<StateChange> state() {
    return state;
  }

  /** Runs the reference. */
  void fresh() {
    List<InvocationRecord> records = laboratory.run(cold).records();
    for (InvocationRecord record : records) {
      if (record.result() == InvocationRecord.Result.INIT_FAILED
          || record.result() == InvocationRecord.Result.THROTTLED) {
        throw new AssertionError(
            "There is nothing to compare, for the function does not start:\n" + record.describe());
      }
    }
    if (records.stream().noneMatch(InvocationRecord::succeeded)) {
      throw new AssertionError(
          "There is nothing to compare, for every event fails on a fresh instance. The first:\n"
              + records.get(0).describe());
    }
    warnOf(laboratory.run(cold));
  }

  void warm() {
    ProofRun run = laboratory.watched(cold.warm());
    Snapshot<StateChange> first = null;
    for (int step = 0; step < cold.size(); step++) {
      if (first == null) {
        first = run.before().get(step).orElse(null);
      }
    }
    Snapshot<StateChange> last = run.after().get(cold.size() - 1).orElse(null);
    if (first != null && last != null) {
      state.addAll(first.changesTo(last));
    }
    if (cold.size() > 1
        && run.records().stream().noneMatch(r -> r.start() == InvocationRecord.Start.WARM)) {
      notes.add("this platform gives each invocation an instance of its own: nothing was warm");
    }
    warnOf(run);
    compare(Mode.WARM, cold, cold.warm());
  }

  private void warnOf(ProofRun run) {
    run.records().forEach(record -> warnings.addAll(record.warnings()));
    warnings.addAll(run.warnings());
  }

  void twice() {
    List<Integer> doubled = new ArrayList<>();
    for (int event : cold.events()) {
      doubled.add(event);
      doubled.add(event);
    }
    ProofSetup reference = ProofSetup.cold(doubled);
    compare(Mode.TWICE, reference, reference.warm());
  }

  private List<Integer> allTwice() {
    List<Integer> all = new ArrayList<>(cold.events());
    all.addAll(cold.events());
    return all;
  }

  void spread() {
    ProofSetup reference = ProofSetup.cold(allTwice());
    compare(Mode.SPREAD, reference, reference.spread(SPREAD_OVER));
  }

  void nextDay() {
    ProofSetup reference = ProofSetup.cold(allTwice()).laterFrom(cold.size());
    compare(Mode.NEXT_DAY, reference, reference.warm());
  }

  void shuffled(int orders, long seed, boolean orderMayMatter) {
    Random random = new Random(seed);
    Set<List<Integer>> seen = new LinkedHashSet<>();
    seen.add(cold.events());
    for (int i = 0; i < orders; i++) {
      List<Integer> order = new ArrayList<>(cold.events());
      Collections.shuffle(order, random);
      if (seen.add(List.copyOf(order))) {
        ProofSetup reference = ProofSetup.cold(order);
        compare(Mode.SHUFFLED, reference, reference.warm());
        if (!orderMayMatter) {
          compareOrder(reference);
        }
      }
    }
  }

  private void compareOrder(ProofSetup reordered) {
    ProofRun run = laboratory.run(reordered);
    ProofRun expected = laboratory.run(cold);
    for (int event = 0; event < cold.size(); event++) {
      int step = reordered.events().indexOf(event);
      List<Place> places = new ArrayList<>();
      for (Place place : ProofRun.difference(expected.facts(event), run.facts(step))) {
        if (!comparison.isIgnored(place)
            && !comparison.chance(cold).decides(event, place)
            && !comparison.chance(reordered).decides(step, place)) {
          places.add(place);
        }
      }
      if (!places.isEmpty()) {
        add(story.order(event, places, expected, run, step, reordered));
        return;
      }
    }
    List<Place> places = comparison.difference(cold, ProofRun.STORES, expected, run);
    if (!places.isEmpty()) {
      add(story.order(ProofRun.STORES, places, expected, run, ProofRun.STORES, reordered));
    }
  }

  void restored() {
    compare(Mode.RESTORED, cold, cold.fromCheckpoint());
    ProofSetup otherLuck = cold.luck(1_000_004, 1);
    ProofRun one = laboratory.run(cold.fromCheckpoint());
    ProofRun other = laboratory.run(otherLuck.fromCheckpoint());
    for (int step = 0; step < cold.size(); step++) {
      List<Place> same = new ArrayList<>();
      for (Place place :
          ProofRun.difference(
              laboratory.run(cold).facts(step), laboratory.run(otherLuck).facts(step))) {
        String value = one.facts(step).get(place);
        if (value != null
            && value.equals(other.facts(step).get(place))
            && !comparison.isIgnored(place)) {
          same.add(place);
        }
      }
      if (!same.isEmpty()) {
        List<StateChange> drawn =
            Laboratory.heldDifferently(
                laboratory.watched(cold), laboratory.watched(otherLuck), step);
        add(story.copied(step, same, one, drawn));
        return;
      }
    }
  }

  void elsewhere() {
    for (Locale locale : LOCALES) {
      if (compareElsewhere(Mode.LOCALE, cold.at(locale, "UTC"), locale.toLanguageTag())) {
        break;
      }
    }
    for (String zone : ZONES) {
      if (compareElsewhere(Mode.TIME_ZONE, cold.at(Locale.ROOT, zone), zone)) {
        break;
      }
    }
  }

  private boolean compareElsewhere(Mode mode, ProofSetup other, String where) {
    ProofRun fresh = laboratory.run(cold);
    ProofRun run = laboratory.run(other);
    for (int i = 0; i <= cold.size(); i++) {
      int step = i == cold.size() ? ProofRun.STORES : i;
      List<Place> places = comparison.difference(cold, step, fresh, run);
      if (!places.isEmpty()) {
        List<String> asked = laboratory.watched(other).askedForDefaults();
        add(story.elsewhere(mode, where, step, places, fresh, run, asked));
        return true;
      }
    }
    return false;
  }

  private void compare(Mode mode, ProofSetup reference, ProofSetup other) {
    ProofRun fresh = laboratory.run(reference);
    ProofRun run = laboratory.run(other);
    int found = 0;
    int most = findings.isEmpty() ? MOST_STEPS : 1;
    for (int step = 0; step < reference.size() && found < most; step++) {
      if (!comparison.difference(reference, step, fresh, run).isEmpty()) {
        found++;
        explain(mode, reference, other, step);
      }
    }
    if (found == 0 && !comparison.difference(reference, ProofRun.STORES, fresh, run).isEmpty()) {
      explain(mode, reference, other, ProofRun.STORES);
    }
  }

  private void explain(Mode mode, ProofSetup reference, ProofSetup other, int step) {
    Diagnosis.Cause cause = new Diagnosis(comparison, laboratory, reference, other).of(step);
    if (cause.places().isEmpty()) {
      return; // it did not happen again: chance, after all
    }
    add(
        story.leak(
            mode, reference, cause, laboratory.run(reference), laboratory.run(cause.setup())));
  }

  private void add(Finding finding) {
    for (int i = 0; i < findings.size(); i++) {
      Finding known = findings.get(i);
      if (known.sameCause(finding)
          || (known.suspects().isEmpty()
              && finding.suspects().isEmpty()
              && known.mode() == finding.mode())) {
        findings.set(i, known.alsoIn(finding.mode()));
        return;
      }
    }
    findings.add(finding);
  }
}
