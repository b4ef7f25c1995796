package dev.anyfn.testkit.stateless;

import dev.anyfn.Function;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import dev.anyfn.testkit.sim.SimulatorBuilder;
import dev.anyfn.testkit.sim.SimulatorCall;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A proof by experiment that a function depends on its events and its stores, and on nothing that
 * an instance holds. The same events run on fresh instances and in all the ways of {@link Mode};
 * answers, failures and the content of stores must be the same. If they differ, the report names
 * the fields, files or settings that made the difference.
 *
 * <p>Each call of an event gets the same time and the same luck in all modes, so {@code
 * UUID.randomUUID()} and the clock make no difference. Values that differ on fresh instances with
 * other luck are not compared further. Not safe for use by many threads.
 */
public final class Stateless {

  private static final int ORDERS = 5;

  /** Long, because a busy machine must not make a difference. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PlatformProfile profile;
  private final Class<? extends Function<?, ?>> function;
  private final JsonValues codec = new JsonValues();
  private final List<ProofEvent> events = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<Consumer<SimulatorBuilder>> settings = new ArrayList<>();
  private Consumer<Simulator> given = simulator -> {};
  private UnaryOperator<String> normal = text -> text;
  private Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private int orders = ORDERS;
  private long seed = 1;
  private boolean orderMayMatter;
  private boolean neverRestored;
  private boolean warningsAllowed;

  private Stateless(PlatformProfile profile, Class<? extends Function<?, ?>> function) {
    this.profile = Objects.requireNonNull(profile, "profile");
    this.function = Objects.requireNonNull(function, "function");
  }

  /**
   * Begins a proof without events.
   *
   * @param profile the platform whose instances are compared
   * @param function a public class, as it will be deployed
   */
  public static Stateless of(PlatformProfile profile, Class<? extends Function<?, ?>> function) {
    return new Stateless(profile, function);
  }

  /**
   * Proves on Lambda that a function is stateless.
   *
   * @param function a public class, as it will be deployed
   * @param events the direct payloads, as JSON
   * @throws AssertionError if it is not; the message names the leak and the remedy
   */
  public static void assertStateless(
      Class<? extends Function<?, ?>> function, @Nullable Object... events) {
    of(PlatformProfile.LAMBDA, function).events(Arrays.asList(events)).check();
  }

  /**
   * Adds events. They are read now: later changes have no effect.
   *
   * @param values sent as direct JSON payloads, null included; a {@link CloudEvent} is sent as an
   *     event
   */
  public Stateless events(List<?> values) {
    for (Object value : values) {
      if (value instanceof CloudEvent event) {
        events.add(
            new ProofEvent(
                "event " + event.getType() + ' ' + event.getId(), s -> s.event(event, 1)));
      } else {
        json(value == null ? "null" : new String(codec.encode(value), StandardCharsets.UTF_8));
      }
    }
    return this;
  }

  /** Adds an event with a direct payload. */
  public Stateless json(String payload) {
    events.add(new ProofEvent(payload, simulator -> simulator.invokeJson(payload)));
    return this;
  }

  /** Adds a request, the same each time. */
  public Stateless http(HttpEvent request) {
    events.add(
        new ProofEvent(
            request.method() + ' ' + request.target(), simulator -> simulator.call(request)));
    return this;
  }

  /**
   * Adds any other call of the function, such as a delivery of records.
   *
   * @param shown names it in messages
   * @param call the same each time; one of the simulator's methods that wait for a record
   */
  public Stateless call(String shown, SimulatorCall call) {
    events.add(new ProofEvent(shown, call));
    return this;
  }

  /**
   * Sets an environment variable of all instances.
   *
   * @param name refused for the address of a store, whose content would outlive a run; a store
   *     without an address is in memory
   * @param value its value
   */
  public Stateless env(String name, String value) {
    if ((name.startsWith("FN_TABLE_") || name.startsWith("FN_BUCKET_"))
        && !value.startsWith("mem:")) {
      throw new IllegalArgumentException(
          name
              + " is left out here: each run needs stores that begin empty, and those are in memory");
    }
    return with(builder -> builder.env(name, value));
  }

  /**
   * Changes the simulators.
   *
   * @param setting gets each builder, whose patience is a minute; the proof itself decides the
   *     seed, the start, locales, time zones and checkpoints
   */
  public Stateless with(Consumer<SimulatorBuilder> setting) {
    settings.add(setting);
    return this;
  }

  /** Fills the stores before each run. */
  public Stateless given(Consumer<Simulator> preparation) {
    given = preparation;
    return this;
  }

  /**
   * Leaves values out of the comparison.
   *
   * @param pointers JSON pointers into answers and documents of stores; {@code *} stands for any
   *     one step, the empty pointer for everything
   */
  public Stateless ignoring(String... pointers) {
    for (String pointer : pointers) {
      if (!pointer.isEmpty() && !pointer.startsWith("/")) {
        throw new IllegalArgumentException("A JSON pointer begins with a slash: " + pointer);
      }
      ignored.add(pointer);
    }
    return this;
  }

  /** Normalises each answer and each document of a store that is text before the comparison. */
  public Stateless normalised(UnaryOperator<String> normaliser) {
    normal = normaliser;
    return this;
  }

  /** Sets the time of the first day, in milliseconds; by default 2026-01-01T00:00:00Z. */
  public Stateless startAt(Instant time) {
    start = time;
    return this;
  }

  /** Sets the number of other orders, 5 by default, and their seed, 1 by default. */
  public Stateless orders(int count, long orderSeed) {
    orders = count;
    seed = orderSeed;
    return this;
  }

  /**
   * Allows the order of events to make a difference through stores. In each order, a warm instance
   * must still equal fresh ones.
   */
  public Stateless orderMayMatter() {
    orderMayMatter = true;
    return this;
  }

  /** Leaves out instances that are restored from a checkpoint. */
  public Stateless neverRestored() {
    neverRestored = true;
    return this;
  }

  /** Reports warnings, such as of work that outlives its call, without failing. */
  public Stateless allowingWarnings() {
    warningsAllowed = true;
    return this;
  }

  /**
   * Returns the report of the proof, which it runs, if the function is stateless.
   *
   * @throws AssertionError if the function is not stateless, with the report
   */
  public StatelessReport check() {
    StatelessReport report = report();
    if (!report.stateless()) {
      throw new AssertionError(report.toString());
    }
    return report;
  }

  /**
   * Returns the report of the proof, which it runs, whatever it says.
   *
   * @throws AssertionError if there is nothing to compare: the function does not start, or every
   *     event fails
   */
  public StatelessReport report() {
    if (events.isEmpty()) {
      throw new IllegalStateException("There must be at least one event");
    }
    Laboratory laboratory = new Laboratory(this::builder, events, start, given, normal);
    Comparison comparison = new Comparison(laboratory, ignored);
    Proof proof = new Proof(laboratory, comparison);
    proof.fresh();
    proof.warm();
    proof.twice();
    proof.spread();
    proof.shuffled(orders, seed, orderMayMatter);
    if (!neverRestored) {
      proof.restored();
    }
    proof.elsewhere();
    proof.nextDay();
    boolean fine = proof.findings().isEmpty() && (warningsAllowed || proof.warnings().isEmpty());
    return new StatelessReport(
        function.getName() + " on " + profile.name(),
        proof.findings(),
        proof.warnings(),
        proof.state(),
        proof.notes(),
        laboratory.invocations(),
        fine);
  }

  private SimulatorBuilder builder() {
    SimulatorBuilder builder = Simulator.of(profile, function).patience(PATIENCE);
    settings.forEach(setting -> setting.accept(builder));
    return builder;
  }
}
