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
 * Sets up a {@link Simulator}. May start several, which share only the bytes of their classes. Not
 * safe for use by many threads.
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
   */
  public SimulatorBuilder env(String name, String value) {
    environment.put(name, Objects.requireNonNull(value, "value of " + name));
    return this;
  }

  /**
   * Shares classes between all instances and the test, such as a large library without state. Their
   * statics outlive instances, which the cloud's do not.
   *
   * @param prefixes of the names of the classes, such as {@code org.postgresql.}
   */
  public SimulatorBuilder shared(String... prefixes) {
    shared.addAll(List.of(prefixes));
    code = null;
    return this;
  }

  /**
   * Puts an interceptor before all stores of all instances: {@link dev.anyfn.testkit.state.Faults},
   * or one that a test needs to see or to break something.
   *
   * @param hands is given each operation; a {@link dev.anyfn.testkit.state.StoppedError} from it
   *     kills the instance
   */
  public SimulatorBuilder intercept(StoreInterceptor hands) {
    interceptor = hands;
    return this;
  }

  /**
   * Sets the time at which the clock starts.
   *
   * @param time with milliseconds at most; by default, the first of January 2026
   */
  public SimulatorBuilder startAt(Instant time) {
    start = time;
    return this;
  }

  /**
   * Sets the clock, if something else lives by it, too, such as an event source. It wins over
   * {@link #startAt}; all simulators of this builder share it.
   *
   * @param time moved by {@link Simulator#advance}, by code that sleeps, and by other users
   */
  public SimulatorBuilder clock(FakeClock time) {
    clock = time;
    return this;
  }

  /**
   * Decides all that is left to chance: {@code UUID.randomUUID()}, {@code new Random()}, {@code
   * Math.random()} and versions of stores. The same seed gives the same run.
   *
   * @param number any; 1 by default
   */
  public SimulatorBuilder seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Sets the virtual time that each start takes, beside what the code sleeps.
   *
   * @param time in whole milliseconds; none by default
   */
  public SimulatorBuilder initTime(Duration time) {
    initTime = time;
    return this;
  }

  /**
   * Sets the virtual time that each call takes, beside what the code sleeps.
   *
   * @param time in whole milliseconds; none by default
   */
  public SimulatorBuilder callTime(Duration time) {
    callTime = time;
    return this;
  }

  /**
   * Sets the virtual time that each operation of a store takes. With some, calls that run at once
   * meet in a store as they do in the cloud: all of them have read before the first of them writes.
   *
   * @param time in whole milliseconds; none by default
   */
  public SimulatorBuilder storeTime(Duration time) {
    storeTime = time;
    return this;
  }

  /**
   * Sets the real time after which a call that does not return is given up and counts as timed out.
   *
   * @param time ten seconds by default
   */
  public SimulatorBuilder patience(Duration time) {
    patience = time;
    return this;
  }

  /**
   * Limits the history to the last invocations. Without a limit it holds all of them, with their
   * answers, logs and operations.
   *
   * @param invocations at least 1
   */
  public SimulatorBuilder historyLimit(int invocations) {
    historyLimit = invocations;
    return this;
  }

  /**
   * Restores instances from a checkpoint that was made after the start, as SnapStart does: what the
   * start drew by chance, and the time that it saw, is the same in all of them.
   */
  public SimulatorBuilder restored() {
    restored = true;
    return this;
  }

  /**
   * Sets the default locales of instances, in turn.
   *
   * @param values at least one; by default the root locale, as in the platforms' images
   */
  public SimulatorBuilder locales(Locale... values) {
    locales = nonEmpty(List.of(values));
    return this;
  }

  /**
   * Sets the default time zones of instances, in turn.
   *
   * @param values at least one; by default UTC, as on the platforms
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

  /** {@return a simulator, which has no instance yet and must be closed} */
  public Simulator start() {
    return start((operation, call) -> call.run());
  }

  /**
   * {@return a simulator with one more interceptor, which has no instance yet and must be closed}
   *
   * @param first is given each operation before the one of {@link #intercept}
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
