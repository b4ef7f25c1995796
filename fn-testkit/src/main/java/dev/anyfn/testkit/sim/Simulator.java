package dev.anyfn.testkit.sim;

import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.event.HttpEvent;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A platform with one function on it, in the JVM of a test. It makes instances, sends them
 * invocations, and ends them; the package says what an instance is.
 *
 * <p>Safe for use by many threads. Simulators share nothing.
 */
public final class Simulator implements AutoCloseable {

  private final Plan plan;
  private final World world;
  private final Pool pool;
  private final JsonValues codec = new JsonValues();

  Simulator(Plan plan) {
    this.plan = plan;
    this.world = new World(plan);
    this.pool = new Pool(plan, world);
    for (String warning : plan.program().warnings()) {
      System.getLogger(Simulator.class.getName()).log(System.Logger.Level.WARNING, warning);
    }
  }

  /**
   * Begins to set up a simulator.
   *
   * @param profile the platform
   * @param function a public class, as it will be deployed
   * @return a builder
   */
  public static SimulatorBuilder of(
      PlatformProfile profile, Class<? extends Function<?, ?>> function) {
    return new SimulatorBuilder(profile, function);
  }

  /**
   * Invokes the function with a value, and waits until the invocation has ended.
   *
   * @param input is sent as JSON, as a direct payload; null is sent as {@code null}
   * @return the record; a failure of any kind is in it, and never thrown
   */
  public InvocationRecord invoke(@Nullable Object input) {
    return submit(input).await();
  }

  /**
   * Invokes the function with a payload, and waits until the invocation has ended.
   *
   * @param json the payload, which the function's codec reads
   * @return the record
   */
  public InvocationRecord invokeJson(String json) {
    return send(new Stimulus.Direct(json.getBytes(StandardCharsets.UTF_8))).await();
  }

  /**
   * Begins to invoke the function with a value.
   *
   * @param input is sent as JSON, as a direct payload; null is sent as {@code null}
   * @return the invocation, which can be awaited
   */
  public PendingInvocation submit(@Nullable Object input) {
    return send(direct(input));
  }

  private Stimulus direct(@Nullable Object input) {
    return new Stimulus.Direct(
        input == null ? "null".getBytes(StandardCharsets.US_ASCII) : codec.encode(input));
  }

  /**
   * Invokes the function with several values at once: all arrive before the first runs.
   *
   * @param inputs each is sent as JSON, as a direct payload
   * @return the records, in the order of the inputs
   */
  public List<InvocationRecord> burst(List<?> inputs) {
    List<Stimulus> all = new ArrayList<>();
    inputs.forEach(input -> all.add(direct(input)));
    return pool.sendAll(all, Origin.unknown()).stream().map(PendingInvocation::await).toList();
  }

  /**
   * Sends a request, and waits for its answer.
   *
   * @param request the request; one that carries a CloudEvent delivers it
   * @return the record
   */
  public InvocationRecord call(HttpEvent request) {
    String query = request.rawQuery();
    return send(new Stimulus.Http(
            new HttpCall(
                request.method(),
                request.path(),
                query.isEmpty() ? null : query,
                request.headers(),
                Payload.of(request.body(), request.contentType().orElse(null)),
                Origin.unknown())))
        .await();
  }

  /**
   * Delivers an event, and waits until the invocation has ended.
   *
   * @param event the event
   * @param attempt counts the deliveries of the event, from 1
   * @return the record
   */
  public InvocationRecord event(CloudEvent event, int attempt) {
    return pool.send(new Stimulus.Event(event), Origin.unknown().withAttempt(attempt)).await();
  }

  /**
   * Delivers records of a queue or a stream, and waits until the invocation has ended.
   *
   * @param records in order
   * @param ordered true if no record may be handled after one before it has failed
   * @return the record, with the items that are to be delivered again
   */
  public InvocationRecord deliver(List<EventRecord> records, boolean ordered) {
    return send(new Stimulus.Records(List.copyOf(records), ordered)).await();
  }

  Pool pool() {
    return pool;
  }

  PoolSteering steering() {
    return new PoolSteering(world, pool);
  }

  private PendingInvocation send(Stimulus stimulus) {
    return pool.send(stimulus, Origin.unknown());
  }

  /**
   * Lets time pass, and ends the instances that have been idle for too long.
   *
   * @param time how much, in whole milliseconds
   */
  public Simulator advance(Duration time) {
    world.time().advance(time);
    pool.expire();
    return this;
  }

  /** {@return the time as instances see it, moved by {@link #advance} and by code that sleeps} */
  public FakeClock clock() {
    return world.time().clock();
  }

  /**
   * Ends all instances, as a deployment does, or a platform that needs the room. Cuts off what
   * runs.
   */
  public Simulator recycle() {
    pool.recycle();
    return this;
  }

  /**
   * Kills all instances, as the loss of their machine does: nothing is closed. An invocation that
   * runs has no effect from here on, and ends as CRASHED.
   *
   * @param why in words, for the records
   */
  public Simulator crash(String why) {
    pool.crash(why);
    return this;
  }

  /** {@return the platform that is simulated} */
  public PlatformProfile profile() {
    return plan.profile();
  }

  /** {@return the name of the function's class} */
  public String function() {
    return plan.program().function();
  }

  /** {@return how many instances have been started and have not ended} */
  public int instances() {
    return pool.size();
  }

  /** {@return all invocations that have ended, in the order in which they arrived} */
  public List<InvocationRecord> history() {
    return pool.history();
  }

  /**
   * {@return signs of mistakes that belong to no invocation, such as classes that are shared, or
   * threads that go on between invocations}
   */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(plan.program().warnings());
    all.addAll(pool.warnings());
    return all;
  }

  /**
   * Fails the test if there is a warning of any kind: work that goes on between invocations, an
   * interrupt that was swallowed, memory that ran out.
   *
   * @throws AssertionError that lists the warnings, each with its invocation
   */
  public Simulator assertNoWarnings() {
    List<String> found = new ArrayList<>(warnings());
    for (InvocationRecord record : history()) {
      record
          .warnings()
          .forEach(warning -> found.add("invocation #" + record.number() + ": " + warning));
    }
    if (!found.isEmpty()) {
      throw new AssertionError(
          plan.program().function()
              + " on "
              + plan.profile().name()
              + ":\n  "
              + String.join("\n  ", found));
    }
    return this;
  }

  /**
   * {@return the settings and stores of the function, without interceptor and instance; lives as
   * long as the simulator}
   */
  public Environment environment() {
    return world.outside();
  }

  /**
   * {@return a bucket of the function, without interceptor and instance}
   *
   * @param name the name that the function uses
   */
  public Bucket bucket(String name) {
    return environment().bucket(name);
  }

  /**
   * {@return a table of the function, without interceptor and instance}
   *
   * @param name the name that the function uses
   */
  public Table table(String name) {
    return environment().table(name);
  }

  /** Ends all instances and closes the stores. */
  @Override
  public void close() {
    pool.recycle();
    world.close();
  }

  /** Returns the platform, the function, and the history. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(plan.program().function() + " on " + plan.profile().name());
    history().forEach(record -> text.append("\n  ").append(record));
    return text.toString();
  }
}
