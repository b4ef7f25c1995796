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
 * Kills the instance of a function at every point where it can matter, delivers again as the
 * platform would, and checks that an invariant holds all the same. See the package for an example.
 *
 * <p>A point is an operation of a store, a call of a dependency, or the acknowledgement of what was
 * delivered. A clean run shows which there are; then there is one run for each point and side:
 * killed before the effect, killed after it but before its answer. All runs begin with nothing.
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

  /** What happens in each run. */
  @FunctionalInterface
  public interface Scenario {
    /**
     * Delivers what the platform delivers; the same in each run.
     *
     * @param world in which nothing has happened yet
     * @throws Exception if it cannot: the run then counts as failed
     */
    void run(CrashWorld world) throws Exception;
  }

  /** What must hold when the dust has settled. */
  @FunctionalInterface
  public interface Invariant {
    /**
     * Looks into stores and dependencies.
     *
     * @param world after the last delivery
     * @throws Exception as an {@link AssertionError}, if it does not hold
     */
    void check(CrashWorld world) throws Exception;
  }

  /**
   * Begins a sweep.
   *
   * @param builder says the platform and the function; each run starts one from it
   * @return a sweep without scenario
   */
  public static CrashPoints of(SimulatorBuilder builder) {
    return new CrashPoints(Objects.requireNonNull(builder, "builder"));
  }

  /**
   * Stands in for something that the function calls over HTTP. Each call is a point of the sweep:
   * killed before the dependency acts, killed after it has acted but before its answer arrives.
   *
   * @param name in stories and pictures
   * @param variable the environment variable by which the function is told its URL, which has no
   *     path
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

  /**
   * What happens in each run.
   *
   * @param run delivers, by {@link CrashWorld#deliver}
   */
  public CrashPoints scenario(Scenario run) {
    scenario = run;
    return this;
  }

  /**
   * How often something is delivered at most; six times where nothing is said. With each crash, one
   * delivery is lost.
   *
   * @param most at least 2
   */
  public CrashPoints attempts(int most) {
    if (most < 2) {
      throw new IllegalArgumentException("After a crash there must be another delivery: " + most);
    }
    attempts = most;
    return this;
  }

  /**
   * How long the platform waits before it delivers again, in virtual time: the visibility timeout
   * of a queue, the retry delay of a topic. Six times the platform's timeout where nothing is said.
   *
   * @param time in whole milliseconds
   */
  public CrashPoints redeliverAfter(Duration time) {
    redelivery = time;
    return this;
  }

  /**
   * It is no failure that something is never done, as long as the invariant holds: it is in a dead
   * letter queue then, and {@link CrashWorld#gaveUp()} says so.
   */
  public CrashPoints mayGiveUp() {
    mayGiveUp = true;
    return this;
  }

  /**
   * Adds a run for each point whose effect happens and whose answer is lost although the instance
   * lives on: OUTCOME_UNKNOWN for a write, a connection that is reset for a dependency, another
   * delivery for an acknowledgement.
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
   * Adds all pairs: after each single fault, a second one at each point that follows in that very
   * run, such as one during the recovery. What fails with one fault is not tried with two.
   */
  public CrashPoints pairs() {
    pairs = Integer.MAX_VALUE;
    return this;
  }

  /**
   * Adds some of all pairs.
   *
   * @param most how many
   * @param chosenBy the seed of the choice
   */
  public CrashPoints pairs(int most, long chosenBy) {
    pairs = most;
    seed = chosenBy;
    return this;
  }

  /**
   * Runs one schedule only, and draws its picture whether or not it fails.
   *
   * @param schedule as a failure names it, such as {@code 2a-5b}
   * @throws IllegalArgumentException if it is not written so
   */
  public CrashPoints replay(String schedule) {
    only = FaultPlan.parse(schedule);
    return this;
  }

  /**
   * Where stories and pictures of failures are written; {@code target/anyfn} where nothing is said.
   *
   * @param where is made if need be
   */
  public CrashPoints pictures(Path where) {
    directory = where;
    return this;
  }

  /**
   * Runs all schedules.
   *
   * @param invariant what must hold after each of them
   * @return what was explored
   * @throws AssertionError if it does not hold after one of them, with the story of the first; if
   *     it does not even hold without a crash; or if two clean runs differ
   */
  public CrashReport check(Invariant invariant) {
    return explore(invariant).orThrow();
  }

  /**
   * Runs all schedules, and leaves it to the caller what to do about those that fail.
   *
   * @param invariant what must hold after each of them
   * @return what was explored, and what failed
   * @throws AssertionError if the invariant does not even hold without a crash, or if two clean
   *     runs differ
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
