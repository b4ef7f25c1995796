package dev.anyfn.testkit.delivery;

import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.state.StoppedError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Delivers to a function, by the code that the adapters run it through: records of a queue or a
 * stream with an account of which failed, asynchronous invocations as a JSON payload, pushes as a
 * CloudEvent over HTTP.
 *
 * <p>With a {@link FunctionFactory}, an instance is built when a delivery finds none that is free,
 * and is gone after a crash or a timeout, with its fields; static fields stay, for the classes are
 * the test's own. With a function object there is one instance, which outlives everything.
 *
 * <p>The log lines of AnyFn itself are not printed: the reasons of failures are in the receipts.
 * For one thread.
 */
public final class FunctionReceiver implements Receiver, AutoCloseable {

  /** The reasons of failures are in the receipts. */
  private static final Log SILENT = new Log(line -> {});

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final FunctionFactory factory;
  private final Environment environment;
  private final Map<Integer, Running> instances = new HashMap<>();
  private Duration timeout = TIMEOUT;
  private int perInstance = 1;
  private int built;

  private FunctionReceiver(FunctionFactory factory, Environment environment) {
    this.factory = factory;
    this.environment = environment;
  }

  /** An instance, and why its invocations fail. */
  private record Running(Instance instance, Reasons reasons) {}

  /**
   * Delivers to instances that are built when they are needed.
   *
   * @param factory builds the function of each
   * @param environment what each is given; should have the clock of the source
   * @return the receiver
   */
  public static FunctionReceiver of(FunctionFactory factory, Environment environment) {
    return new FunctionReceiver(
        Objects.requireNonNull(factory, "factory"),
        Objects.requireNonNull(environment, "environment"));
  }

  /**
   * Delivers to one function object, whose fields outlive crashes: for functions that keep nothing,
   * or to look at what they keep.
   *
   * @param function the function; must say its types, as for every platform
   * @return the receiver
   */
  public static FunctionReceiver of(Function<?, ?> function) {
    Objects.requireNonNull(function, "function");
    return of(given -> function, FakeEnvironment.create()).perInstance(Integer.MAX_VALUE);
  }

  /**
   * How long the platform waits for the function: the deadline of its context. Time is what the
   * clock of the source says; a function passes time by moving it.
   *
   * @param time more than zero; 3 s, a default of ours and of Lambda, unless this is called
   * @return this
   */
  public FunctionReceiver timeout(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("A timeout is more than zero");
    }
    this.timeout = time;
    return this;
  }

  /**
   * How many deliveries share an instance, if they overlap.
   *
   * @param deliveries one, as on Lambda, unless this is called; at least one
   * @return this
   */
  public FunctionReceiver perInstance(int deliveries) {
    if (deliveries < 1) {
      throw new IllegalArgumentException("An instance bears at least one delivery at a time");
    }
    this.perInstance = deliveries;
    return this;
  }

  /**
   * How many instances have been built.
   *
   * @return zero or more
   */
  public int built() {
    return built;
  }

  @Override
  public Receipt receive(Delivery delivery) {
    Running running =
        instances.computeIfAbsent(delivery.slot() / perInstance, i -> build(delivery.clock()));
    Instant deadline = delivery.at().plus(timeout);
    Receipt receipt;
    try {
      receipt = RuntimeHandover.of(delivery, deadline).to(running.instance(), running.reasons());
    } catch (Error e) {
      if (e instanceof StoppedError || e instanceof VirtualMachineError) {
        crash(delivery);
        return Receipt.crashed().because(e.toString());
      }
      throw e;
    }
    if (delivery.clock().instant().isAfter(deadline)) {
      crash(delivery);
      return Receipt.timedOut();
    }
    return receipt;
  }

  /** The instance is not closed: nobody told it. */
  @Override
  public void crash(Delivery delivery) {
    instances.remove(delivery.slot() / perInstance);
  }

  private Running build(Clock clock) {
    built++;
    Reasons reasons = new Reasons();
    return new Running(
        Instance.of(
            Map.of("function", create()),
            Settings.of(Map.of()),
            FunctionReceiver.class.getClassLoader(),
            SILENT,
            clock,
            reasons),
        reasons);
  }

  private Function<?, ?> create() {
    try {
      return Objects.requireNonNull(factory.create(environment), "The factory built nothing");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The function cannot be built: " + e, e);
    }
  }

  /** Closes the instances that are left, and so their functions. */
  @Override
  public void close() {
    instances.values().forEach(running -> running.instance().close());
    instances.clear();
  }

  /** How many instances it has. */
  @Override
  public String toString() {
    return "FunctionReceiver with " + instances.size() + " instances";
  }
}
