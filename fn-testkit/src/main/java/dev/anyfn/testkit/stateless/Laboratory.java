package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.Simulator;
import dev.anyfn.testkit.sim.SimulatorBuilder;
import dev.anyfn.testkit.sim.StateChange;
import dev.anyfn.testkit.sim.steer.Snapshot;
import dev.anyfn.testkit.sim.steer.Steering;
import dev.anyfn.testkit.sim.steer.Wheel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The runs of setups, each on its own simulator. For one thread. */
final class Laboratory {

  private static final Duration DAY = Duration.ofHours(31);

  private final SimulatorBuilder plain;
  private final SimulatorBuilder restored;
  private final List<ProofEvent> events;
  private final Consumer<Simulator> given;
  private final UnaryOperator<String> normal;
  private final Instant start;
  private final Map<ProofSetup, ProofRun> known = new HashMap<>();
  private int invocations;

  Laboratory(
      Supplier<SimulatorBuilder> simulators,
      List<ProofEvent> events,
      Instant start,
      Consumer<Simulator> given,
      UnaryOperator<String> normal) {
    this.plain = simulators.get();
    this.restored = simulators.get().restored();
    this.events = events;
    this.start = start;
    this.given = given;
    this.normal = normal;
  }

  List<ProofEvent> events() {
    return events;
  }

  int invocations() {
    return invocations;
  }

  /** Returns the run of a setup; runs it only once. */
  ProofRun run(ProofSetup setup) {
    ProofRun run = known.get(setup);
    if (run == null) {
      run = again(setup, false);
      known.put(setup, run);
    }
    return run;
  }

  /** Runs a setup once more, and reads the state of instances. */
  ProofRun watched(ProofSetup setup) {
    return again(setup, true);
  }

  ProofRun again(ProofSetup setup, boolean watch) {
    SimulatorBuilder builder = setup.restored() ? restored : plain;
    builder
        .startAt(start)
        .seed(setup.stores())
        .locales(setup.locale())
        .timeZones(TimeZone.getTimeZone(setup.zone()));
    Wheel<StateChange> wheel = new Wheel<>();
    try (Simulator simulator = builder.start(wheel)) {
      given.accept(simulator);
      if (watch) {
        wheel.steering().watch();
      }
      return steps(setup, simulator, wheel.steering());
    }
  }

  private ProofRun steps(ProofSetup setup, Simulator simulator, Steering<StateChange> steering) {
    List<InvocationRecord> records = new ArrayList<>();
    List<Map<Place, String>> outcomes = new ArrayList<>();
    List<Optional<Snapshot<StateChange>>> before = new ArrayList<>();
    List<Optional<Snapshot<StateChange>>> after = new ArrayList<>();
    Map<Integer, Integer> occurrences = new HashMap<>();
    for (int step = 0; step < setup.size(); step++) {
      int event = setup.events().get(step);
      int occurrence = occurrences.merge(event, 1, Integer::sum);
      int instance = setup.instances().get(step);
      steering.chance(setup.luck(), (setup.luck() * 31 + event) * 31 + occurrence);
      steering.at(step < setup.later() ? start : start.plus(DAY));
      steering.next(instance);
      InvocationRecord record = events.get(event).call().on(simulator);
      invocations++;
      records.add(record);
      outcomes.add(Facts.of(record, normal));
      before.add(steering.before());
      after.add(steering.after());
      if (!setup.instances().subList(step + 1, setup.size()).contains(instance)) {
        steering.end(instance);
      }
    }
    return new ProofRun(
        records,
        outcomes,
        Facts.of(steering.documents(), normal),
        before,
        after,
        steering.askedForDefaults(),
        simulator.warnings());
  }

  /** Returns the state that differs between two instances before a step; empty if unknown. */
  static List<StateChange> heldDifferently(ProofRun cold, ProofRun other, int step) {
    @Nullable Snapshot<StateChange> here = other.before().get(step).orElse(null);
    @Nullable Snapshot<StateChange> there = cold.before().get(step).orElse(null);
    if (here == null || there == null) {
      return List.of();
    }
    Snapshot<StateChange> known = cold.after().get(step).map(there::completedBy).orElse(there);
    return known.changesTo(here);
  }
}
