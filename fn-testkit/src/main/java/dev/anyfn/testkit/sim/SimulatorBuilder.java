package dev.anyfn.testkit.sim;

import dev.anyfn.Function;
import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.sim.steer.Wheel;
import dev.anyfn.testkit.state.StoreInterceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Says what a {@link Simulator} is to host, and how. May start several, which share nothing but the
 * bytes of their classes. Not safe for use by many threads.
 */
public final class SimulatorBuilder {

  private final PlatformProfile profile;
  private final Class<?> function;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> shared = new ArrayList<>();
  private StoreInterceptor interceptor = (operation, call) -> call.run();
  private Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private @Nullable FakeClock clock;
  private long seed = 1;
  private Duration initTime = Duration.ZERO;
  private Duration callTime = Duration.ZERO;
  private Duration storeTime = Duration.ZERO;
  private Duration patience = Duration.ofSeconds(10);
  private boolean restored;
  private int historyLimit = Integer.MAX_VALUE;
  private List<Locale> locales = List.of(Locale.ROOT);
  private List<TimeZone> timeZones = List.of(TimeZone.getTimeZone("UTC"));
  private @Nullable GuestCode code;

  SimulatorBuilder(PlatformProfile profile, Class<? extends Function<?, ?>> function) {
    this.profile = Objects.requireNonNull(profile, "profile");
    this.function = Objects.requireNonNull(function, "function");
  }

  /**
   * Sets an environment variable of all instances.
   *
   * @param name of the variable
   * @param value its value, which wins over the platform's
   * @return this
   */
  public SimulatorBuilder env(String name, String value) {
    environment.put(name, Objects.requireNonNull(value, "value of " + name));
    return this;
  }

  /**
   * Shares classes between all instances and the test, such as a large library without state; their
   * statics then outlive instances, which the cloud's do not.
   *
   * @param prefixes what the names of the classes begin with, such as {@code org.postgresql.}
   * @return this
   */
  public SimulatorBuilder shared(String... prefixes) {
    shared.addAll(List.of(prefixes));
    code = null;
    return this;
  }

  /**
   * Stands before all stores of all instances: {@link dev.anyfn.testkit.state.Faults}, or whatever
   * a test wants to see or to break.
   *
   * @param hands through whose hands each operation goes; a {@link
   *     dev.anyfn.testkit.state.StoppedError} out of them kills the instance
   * @return this
   */
  public SimulatorBuilder intercept(StoreInterceptor hands) {
    interceptor = hands;
    return this;
  }

  /**
   * Where the clock stands at first; the first of January 2026 where nothing is said.
   *
   * @param time with milliseconds at most
   * @return this
   */
  public SimulatorBuilder startAt(Instant time) {
    start = time;
    return this;
  }

  /**
   * The clock, where something else lives by it, too, such as what delivers events. It wins over
   * {@link #startAt}; simulators that are started from here share it.
   *
   * @param time moved by {@link Simulator#advance}, by code that sleeps, and by whoever else has it
   * @return this
   */
  public SimulatorBuilder clock(FakeClock time) {
    clock = time;
    return this;
  }

  /**
   * Decides all that is left to chance: {@code UUID.randomUUID()}, {@code new Random()}, {@code
   * Math.random()} and versions of stores. The same seed gives the same run.
   *
   * @param number any; 1 where nothing is said
   * @return this
   */
  public SimulatorBuilder seed(long number) {
    seed = number;
    return this;
  }

  /**
   * The virtual time that each start takes, beside what the code sleeps; none where nothing is
   * said.
   *
   * @param time in whole milliseconds
   * @return this
   */
  public SimulatorBuilder initTime(Duration time) {
    initTime = time;
    return this;
  }

  /**
   * The virtual time that each call takes, beside what the code sleeps; none where nothing is said.
   *
   * @param time in whole milliseconds
   * @return this
   */
  public SimulatorBuilder callTime(Duration time) {
    callTime = time;
    return this;
  }

  /**
   * The virtual time that each operation of a store takes; none where nothing is said. With some,
   * calls that run at once meet in a store as they do in the cloud: all of them have read before
   * the first of them writes.
   *
   * @param time in whole milliseconds
   * @return this
   */
  public SimulatorBuilder storeTime(Duration time) {
    storeTime = time;
    return this;
  }

  /**
   * The real time after which a call that does not return is given up and counts as timed out; ten
   * seconds where nothing is said.
   *
   * @param time how long
   * @return this
   */
  public SimulatorBuilder patience(Duration time) {
    patience = time;
    return this;
  }

  /**
   * How many invocations the history holds: the last ones. All of them where nothing is said, with
   * their answers, logs and operations.
   *
   * @param invocations at least 1
   * @return this
   */
  public SimulatorBuilder historyLimit(int invocations) {
    historyLimit = invocations;
    return this;
  }

  /**
   * Instances are restored from a checkpoint that was made after the start, as with SnapStart: what
   * the start drew by chance, and the time that it saw, is the same in all of them.
   *
   * @return this
   */
  public SimulatorBuilder restored() {
    restored = true;
    return this;
  }

  /**
   * The default locales of instances, in turn; the root locale where nothing is said, as in the
   * platforms' images.
   *
   * @param values at least one
   * @return this
   */
  public SimulatorBuilder locales(Locale... values) {
    locales = nonEmpty(List.of(values));
    return this;
  }

  /**
   * The default time zones of instances, in turn; UTC where nothing is said, as on the platforms.
   *
   * @param values at least one
   * @return this
   */
  public SimulatorBuilder timeZones(TimeZone... values) {
    timeZones = nonEmpty(List.of(values));
    return this;
  }

  private static <T> List<T> nonEmpty(List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one");
    }
    return values;
  }

  /**
   * Starts a simulator. No instance is made yet.
   *
   * @return to be closed
   */
  public Simulator start() {
    return start((operation, call) -> call.run());
  }

  /**
   * Starts a simulator with one more pair of hands before its stores, and before those of {@link
   * #intercept}. No instance is made yet.
   *
   * @param first through whose hands each operation goes first
   * @return to be closed
   */
  public Simulator start(StoreInterceptor first) {
    StoreInterceptor second = interceptor;
    GuestCode current = code;
    if (current == null) {
      ClassLoader parent = function.getClassLoader();
      current = new GuestCode(parent == null ? ClassLoader.getSystemClassLoader() : parent, shared);
      code = current;
    }
    Map<String, String> variables = new HashMap<>(profile.environment());
    variables.put("FN_TARGET", function.getName());
    variables.putAll(environment);
    Simulator simulator =
        new Simulator(
            new Plan(
                profile,
                new Plan.Program(
                    function.getName(),
                    current,
                    Map.copyOf(variables),
                    restored,
                    warnings(current)),
                new Plan.Times(
                    clock == null ? FakeClock.at(start) : clock,
                    clock == null ? start : clock.instant(),
                    initTime,
                    callTime,
                    storeTime,
                    patience),
                new Plan.Places(locales, timeZones),
                (operation, call) -> first.around(operation, () -> second.around(operation, call)),
                seed,
                historyLimit));
    if (first instanceof Wheel<?> wheel) {
      @SuppressWarnings("unchecked") // only this package has changes to speak of
      Wheel<StateChange> connected = (Wheel<StateChange>) wheel;
      connected.connect(simulator.steering());
    }
    return simulator;
  }

  private List<String> warnings(GuestCode current) {
    return current.bytes(function.getName()) != null
        ? List.of()
        : List.of(
            function.getName()
                + " is shared by all instances and the test, so its statics outlive instances, which"
                + " the cloud's do not: take it out of what is shared.");
  }
}
