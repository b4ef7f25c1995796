package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.sim.SimulatorBuilder;
import dev.anyfn.testkit.state.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sweep that kills the instance of a function at every point where it can matter, delivers again
 * as the platform would, and checks an invariant:
 *
 * <pre>{@code
 * CrashReport report =
 *     CrashPoints.of(Simulator.of(PlatformProfile.LAMBDA, PlaceOrder.class))
 *         .dependency("payments", "PAYMENTS_URL", Charges::new) // a double, new in each run
 *         .scenario(world -> world.deliver(order)) // again and again until it is acknowledged
 *         .pairs() // and every second crash after each first one
 *         .check(
 *             world -> {
 *               assertEquals(1, world.dependency(Charges.class).payments().size());
 *               assertTrue(world.table("orders").get(key, PaidOrder.class).isPresent());
 *             });
 * System.out.println(report); // explored 11 single and 132 double crash schedules over 6 points
 * }</pre>
 *
 * <p>A point is an operation of a store, a call of a dependency, or the acknowledgement of a
 * delivery. A clean run finds the points; then one run for each point and side kills the instance
 * before the effect, or after it but before its answer. All runs begin with empty stores.
 *
 * <p>Not safe for use by many threads; two sweeps may run at the same time.
 */
public final class CrashPoints {

  private final SimulatorBuilder builder;
  private final Map<String, SweepSetup.Standin> dependencies = new LinkedHashMap<>();
  private final Set<Fault> faults = EnumSet.of(Fault.KILL_BEFORE, Fault.KILL_AFTER);
  private Path directory = Path.of("target", "anyfn");
  private int attempts = 6;
  private @Nullable Duration redelivery;
  private boolean mayGiveUp;
  private int pairs;
  private long seed = 1;
  private @Nullable FaultPlan only;
  private @Nullable Scenario scenario;

  private CrashPoints(SimulatorBuilder builder) {
    this.builder = builder;
  }

  /** The deliveries of each run. */
  @FunctionalInterface
  public interface Scenario {
    /**
     * Delivers the same in each run.
     *
     * @param world a new one
     * @throws Exception if it cannot: the run then counts as failed
     */
    void run(CrashWorld world) throws Exception;
  }

  /** A condition that must hold after the last delivery of each run. */
  @FunctionalInterface
  public interface Invariant {
    /**
     * Checks stores and dependencies.
     *
     * @param world after the last delivery
     * @throws Exception as an {@link AssertionError}, if it does not hold
     */
    void check(CrashWorld world) throws Exception;
  }

  /**
   * Begins a sweep, each run of which builds a platform.
   *
   * @param builder names the platform and the function
   */
  public static CrashPoints of(SimulatorBuilder builder) {
    return new CrashPoints(Objects.requireNonNull(builder, "builder"));
  }

  /**
   * Replaces something that the function calls over HTTP. Each call is a point of the sweep.
   *
   * @param name in stories and pictures
   * @param variable the environment variable for its URL, which has no path
   * @param doubles makes a new double for each run
   */
  public CrashPoints dependency(
      String name, String variable, Supplier<? extends Dependency> doubles) {
    if (name.equals(RunStep.Effect.PLATFORM) || dependencies.containsKey(name)) {
      throw new IllegalArgumentException("There is something named " + name + " already");
    }
    dependencies.put(name, new SweepSetup.Standin(variable, doubles));
    return this;
  }

  /** Sets the deliveries of each run. */
  public CrashPoints scenario(Scenario run) {
    scenario = run;
    return this;
  }

  /** Limits the deliveries of one thing, at least 2 and 6 by default; each crash loses one. */
  public CrashPoints attempts(int most) {
    if (most < 2) {
      throw new IllegalArgumentException("After a crash there must be another delivery: " + most);
    }
    attempts = most;
    return this;
  }

  /**
   * Sets the virtual time, in whole milliseconds, before the platform delivers again: a queue's
   * visibility timeout, a topic's retry delay; six times the platform's timeout by default.
   */
  public CrashPoints redeliverAfter(Duration time) {
    redelivery = time;
    return this;
  }

  /**
   * Allows that something is never done, as if it went to a dead-letter queue; {@link
   * CrashWorld#gaveUp()} then returns true.
   */
  public CrashPoints mayGiveUp() {
    mayGiveUp = true;
    return this;
  }

  /**
   * Adds a run for each point whose effect happens and whose answer is lost although the instance
   * lives on: OUTCOME_UNKNOWN for a write, a reset connection for a dependency, another delivery
   * for an acknowledgement.
   */
  public CrashPoints lostAnswers() {
    faults.add(Fault.LOSE_ANSWER);
    return this;
  }

  /**
   * Adds a run for each point that fails without an effect: UNAVAILABLE for a store, 503 for a
   * dependency.
   */
  public CrashPoints failures() {
    faults.add(Fault.REFUSE);
    return this;
  }

  /**
   * Adds all pairs: after each single fault that the invariant bears, a second one at each later
   * point of that run.
   */
  public CrashPoints pairs() {
    pairs = Integer.MAX_VALUE;
    return this;
  }

  /**
   * Adds some of all pairs.
   *
   * @param most the largest number
   * @param chosenBy the seed of the choice
   */
  public CrashPoints pairs(int most, long chosenBy) {
    pairs = most;
    seed = chosenBy;
    return this;
  }

  /**
   * Runs one schedule only, and always draws its picture.
   *
   * @param schedule as a failure names it, such as {@code 2a-5b}
   * @throws IllegalArgumentException if it is not in that format
   */
  public CrashPoints replay(String schedule) {
    only = FaultPlan.parse(schedule);
    return this;
  }

  /**
   * Sets the directory of the stories and pictures of failures; {@code target/anyfn} by default.
   */
  public CrashPoints pictures(Path where) {
    directory = where;
    return this;
  }

  /**
   * Runs all schedules.
   *
   * @param invariant must hold after each of them
   * @return the report
   * @throws AssertionError with the story of the first failure; also if the invariant does not hold
   *     without a crash, or two clean runs differ
   */
  public CrashReport check(Invariant invariant) {
    return explore(invariant).orThrow();
  }

  /**
   * Runs all schedules, and leaves failures to the caller.
   *
   * @param invariant must hold after each of them
   * @return the report, with the failures
   * @throws AssertionError if the invariant does not hold without a crash, or two clean runs differ
   */
  public CrashReport explore(Invariant invariant) {
    if (scenario == null) {
      throw new IllegalStateException("Nothing happens: say .scenario(world -> world.deliver(..))");
    }
    SweepSetup setup =
        new SweepSetup(
            builder, new LinkedHashMap<>(dependencies), scenario, attempts, redelivery, mayGiveUp);
    try (Runs runs = new Runs(setup, invariant)) {
      return new Sweep(runs, faults, pairs, seed, new Gallery(directory)).explore(only);
    }
  }
}
