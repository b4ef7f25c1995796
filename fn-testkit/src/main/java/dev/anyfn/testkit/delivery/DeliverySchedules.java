package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.sim.Simulator;
import dev.anyfn.testkit.sim.SimulatorBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A proof that a function bears what platforms do to deliveries: it runs the same messages under
 * many schedules, each with a few {@linkplain Disturbance disturbances} drawn by its seed, in a
 * {@linkplain DeliveryWorld world} of its own, and checks the invariant after each.
 *
 * <pre>{@code
 * DeliverySchedules.over(DeliveryRules.sqs())
 *     .simulator(() -> Simulator.of(PlatformProfile.LAMBDA, CountOrders.class))
 *     .send("o-1", "{\"customer\":\"ada\"}")
 *     .send("o-2", "{\"customer\":\"ada\"}")
 *     // .replay("2: crash@1/1") as a failure prints it
 *     .check(
 *         world ->
 *             assertThat(world.environment().table("counts").get("ada", Integer.class))
 *                 .hasValue(2));
 * }</pre>
 *
 * <p>The first schedule is calm. A failing one is reduced to the disturbances it needs, and thrown
 * as an {@link AssertionError} with its steps and the line that replays it.
 *
 * <p>The calls of a schedule follow one another, also where their deliveries overlap; {@code
 * IdempotencySchedules} of {@code dev.anyfn:store-tck} tests {@link dev.anyfn.state.Idempotent}
 * with calls that interleave. Not safe for use by many threads.
 */
public final class DeliverySchedules {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MOST_DELIVERIES = 1_000;

  private final DeliveryRules rules;
  private final List<Message> messages = new ArrayList<>();
  private @Nullable ReceiverFactory receivers;
  private Preparation preparation = environment -> {};
  private int schedules = 300;
  private int mostDisturbances = 3;
  private long firstSeed = 1;
  private @Nullable Long seed;
  private @Nullable ScheduleToken token;

  private DeliverySchedules(DeliveryRules rules) {
    this.rules = rules;
  }

  /** A condition that must hold after each schedule. */
  @FunctionalInterface
  public interface Invariant {
    /**
     * Checks it after all messages are done or given up.
     *
     * @param world the world of the schedule
     * @throws Exception or an {@link AssertionError}, if it does not hold
     */
    void check(DeliveryWorld world) throws Exception;
  }

  /** A step that prepares the environment of a schedule. */
  @FunctionalInterface
  public interface Preparation {
    /**
     * Prepares an environment with the virtual clock and empty stores.
     *
     * @param environment to prepare
     * @throws Exception if that fails
     */
    void prepare(FakeEnvironment environment) throws Exception;
  }

  /**
   * The size of a check.
   *
   * @param schedules the number of schedules, the calm one included
   * @param deliveries the number of their deliveries
   * @param disturbances the number of disturbances that came about
   */
  public record Report(int schedules, long deliveries, long disturbances) {}

  /** Returns schedules over a source, without messages. */
  public static DeliverySchedules over(DeliveryRules rules) {
    return new DeliverySchedules(rules);
  }

  /**
   * Delivers to a function on a simulator, which is built anew for each schedule and gets its
   * clock.
   */
  public DeliverySchedules simulator(Supplier<SimulatorBuilder> simulators) {
    return receiver(
        (environment, clock) -> {
          Simulator simulator = simulators.get().clock(clock).start();
          environment.storesOf(simulator.environment());
          return SimulatorReceiver.of(simulator);
        });
  }

  /** Delivers to the receiver that the factory makes for each schedule. */
  public DeliverySchedules receiver(ReceiverFactory factory) {
    this.receivers = factory;
    return this;
  }

  /** Prepares the environment of each schedule before the first delivery: settings, stores. */
  public DeliverySchedules prepare(Preparation steps) {
    this.preparation = steps;
    return this;
  }

  /** Sends a message of text, in each schedule. */
  public DeliverySchedules send(String id, String body) {
    return send(Message.of(id, body));
  }

  /** Sends a message, in each schedule. */
  public DeliverySchedules send(Message message) {
    messages.add(message);
    return this;
  }

  /** Sets the number of schedules beside the calm one; 300 by default. */
  public DeliverySchedules schedules(int count) {
    this.schedules = count;
    return this;
  }

  /** Sets the first seed, from which the others count on; 1 by default. */
  public DeliverySchedules firstSeed(long first) {
    this.firstSeed = first;
    return this;
  }

  /**
   * Limits the disturbances of a schedule; at least one, 3 by default. With more of them, more
   * messages end as dead letters although the function is right.
   *
   * @param most the largest number
   */
  public DeliverySchedules disturbances(int most) {
    this.mostDisturbances = most;
    return this;
  }

  /** Runs only the schedule of a seed. */
  public DeliverySchedules replay(long number) {
    this.seed = number;
    return this;
  }

  /**
   * Runs only one schedule.
   *
   * @param schedule as a failure prints it, such as {@code 17: crash@2/1, duplicate@3}
   * @throws IllegalArgumentException if it is not in that format
   */
  public DeliverySchedules replay(String schedule) {
    this.token = ScheduleToken.parse(schedule);
    return this;
  }

  /**
   * Runs the schedules.
   *
   * @param invariant must hold after each of them
   * @return the size of the check
   * @throws AssertionError with the story of the first schedule after which it does not hold,
   *     caused by what the invariant threw
   */
  public Report check(Invariant invariant) {
    if (messages.isEmpty()) {
      throw new IllegalStateException("Nothing would be delivered: call send before check");
    }
    Tally tally = new Tally();
    if (token != null) {
      require(run(token.disturbances(), invariant), token, tally);
      return tally.report();
    }
    ScheduleRun calm = run(List.of(), invariant);
    require(calm, new ScheduleToken(0, List.of()), tally);
    long from = seed == null ? firstSeed : seed;
    long to = seed == null ? firstSeed + schedules : seed + 1;
    for (long number = from; number < to; number++) {
      ScheduleRun run = run(draw(number, calm.deliveries()), invariant);
      if (run.fails()) {
        ScheduleRun smaller = smaller(run, invariant);
        ScheduleToken told = new ScheduleToken(number, smaller.planned());
        int drawn = run.planned().size();
        throw new ScheduleStory(rules, messages.size(), told, tally.schedules, drawn, smaller)
            .failure();
      }
      tally.add(run);
    }
    return tally.report();
  }

  private void require(ScheduleRun run, ScheduleToken of, Tally tally) {
    if (run.fails()) {
      throw new ScheduleStory(rules, messages.size(), of, 0, run.planned().size(), run).failure();
    }
    tally.add(run);
  }

  private List<Disturbance> draw(long number, int calmDeliveries) {
    SplittableRandom random = new SplittableRandom(number);
    List<Disturbance.Kind> kinds = List.copyOf(Disturbance.kinds(rules.kind));
    int count = 1 + random.nextInt(mostDisturbances);
    List<Disturbance> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int delivery = 1 + random.nextInt(calmDeliveries + i);
      drawn.add(Disturbance.draw(random, kinds, delivery, messages.size(), rules));
    }
    drawn.sort(Comparator.comparingInt(Disturbance::delivery));
    return drawn;
  }

  /** Leaves out the disturbances without which the schedule still fails. */
  private ScheduleRun smaller(ScheduleRun failing, Invariant invariant) {
    ScheduleRun smallest = failing;
    for (int i = 0; i < smallest.planned().size(); ) {
      List<Disturbance> fewer = new ArrayList<>(smallest.planned());
      fewer.remove(i);
      ScheduleRun run = run(fewer, invariant);
      if (run.fails()) {
        smallest = run;
        i = 0; // what was needed before may not be needed now
      } else {
        i++;
      }
    }
    return smallest;
  }

  private ScheduleRun run(List<Disturbance> planned, Invariant invariant) {
    FakeClock clock = FakeClock.at(START);
    FakeEnvironment environment = FakeEnvironment.create().clock(clock);
    Receiver receiver = receiver(environment, clock);
    EventSource source = EventSource.of(rules, receiver, clock).disturb(planned);
    Throwable violation;
    try {
      messages.forEach(source::send);
      while (source.deliveries() < MOST_DELIVERIES && source.step(Instant.MAX)) {
        // one after the other
      }
      violation =
          source.deliveries() == MOST_DELIVERIES
              ? endless(source)
              : violation(invariant, new DeliveryWorld(environment, clock, source));
    } finally {
      close(receiver);
    }
    return new ScheduleRun(planned, source.history(), source.deliveries(), violation);
  }

  private static @Nullable Throwable violation(Invariant invariant, DeliveryWorld world) {
    try {
      invariant.check(world);
      return null;
    } catch (Exception | AssertionError e) {
      return e;
    }
  }

  private static AssertionError endless(EventSource source) {
    return new AssertionError(
        "After "
            + MOST_DELIVERIES
            + " deliveries "
            + source.remaining()
            + " are not done: if that is as it should be, give the rules maxReceives");
  }

  private Receiver receiver(FakeEnvironment environment, FakeClock clock) {
    ReceiverFactory factory = receivers;
    if (factory == null) {
      throw new IllegalStateException("Nobody would be delivered to: call function or receiver");
    }
    try {
      preparation.prepare(environment);
      return factory.create(environment, clock);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("A schedule cannot be prepared: " + e, e);
    }
  }

  private static void close(Receiver receiver) {
    if (receiver instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("The receiver cannot be closed: " + e, e);
      }
    }
  }

  private static final class Tally {
    private int schedules;
    private long deliveries;
    private long disturbances;

    void add(ScheduleRun run) {
      schedules++;
      deliveries += run.deliveries();
      disturbances += run.history().disturbances().size();
    }

    Report report() {
      return new Report(schedules, deliveries, disturbances);
    }
  }
}
