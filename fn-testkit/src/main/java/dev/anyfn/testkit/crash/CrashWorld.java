package dev.anyfn.testkit.crash;

import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.Simulator;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The world of one run: a platform without an instance, empty stores, new dependencies. Not safe
 * for use by many threads.
 */
public final class CrashWorld {

  private final Simulator simulator;
  private final CrashInjector director;
  private final Map<String, Dependency> dependencies;
  private final Map<String, List<DependencyCall>> calls;
  private final int attempts;
  private final Duration redelivery;
  private final Instant start;
  private final List<InvocationRecord> deliveries = new ArrayList<>();
  private boolean givenUp;

  CrashWorld(
      Simulator simulator,
      CrashInjector director,
      Map<String, Dependency> dependencies,
      Map<String, List<DependencyCall>> calls,
      int attempts,
      Duration redelivery) {
    this.simulator = simulator;
    this.director = director;
    this.dependencies = dependencies;
    this.calls = calls;
    this.attempts = attempts;
    this.redelivery = redelivery;
    this.start = simulator.clock().instant();
  }

  /** A call that sends something to the function, once. */
  @FunctionalInterface
  public interface Sending {
    /**
     * Sends it.
     *
     * @param simulator the platform
     * @param attempt the number of the delivery, from 1
     * @return the record of the invocation
     */
    InvocationRecord send(Simulator simulator, int attempt);
  }

  /**
   * Invokes the function with a value as a queue or an asynchronous invocation does: again until it
   * is acknowledged, or deliveries are used up.
   *
   * @param input the payload, as JSON; may be null
   * @return the record of the last delivery
   */
  public InvocationRecord deliver(@Nullable Object input) {
    return deliver((platform, attempt) -> platform.invoke(input));
  }

  /** Delivers an event until it is done, or deliveries are used up; returns the last record. */
  public InvocationRecord deliver(CloudEvent event) {
    return deliver((platform, attempt) -> platform.event(event, attempt));
  }

  /**
   * Delivers records of a queue or a stream until all are done, or deliveries are used up. After an
   * answer that names failed items, only those are delivered again.
   *
   * @param records in order
   * @param ordered true if none may be handled after one before it has failed
   * @return the record of the last delivery
   */
  public InvocationRecord deliverRecords(List<EventRecord> records, boolean ordered) {
    List<EventRecord> left = new ArrayList<>(records);
    return deliver(
        (platform, attempt) -> {
          InvocationRecord record =
              platform.deliver(
                  left.stream()
                      .map(r -> new EventRecord(r.id(), attempt, r.data(), r.event()))
                      .toList(),
                  ordered);
          if (record.result() == InvocationRecord.Result.SUCCEEDED && !record.succeeded()) {
            left.removeIf(r -> !record.failedItems().contains(r.id()));
          }
          return record;
        });
  }

  /**
   * Sends anything until it is done, or deliveries are used up.
   *
   * @param sending the same each time
   * @return the record of the last delivery
   */
  public InvocationRecord deliver(Sending sending) {
    for (int attempt = 1; ; attempt++) {
      Instant now = simulator.clock().instant();
      RunStep.Delivery delivery =
          director.deliver(deliveries.size() + 1, Duration.between(start, now));
      InvocationRecord record = sending.send(simulator, attempt);
      deliveries.add(record);
      boolean done = record.succeeded() && director.acknowledge(simulator);
      director.ended(delivery, record, done);
      if (done) {
        return record;
      }
      if (attempt == attempts) {
        givenUp = true;
        director.add(new RunStep.GivenUp(attempts));
        return record;
      }
      simulator.advance(redelivery);
      director.add(new RunStep.Waited(redelivery));
    }
  }

  /** Returns the platform of this run, which sends once. */
  public Simulator simulator() {
    return simulator;
  }

  /** Returns a table from outside the sweep: its operations are no points. */
  public Table table(String name) {
    return simulator.table(name);
  }

  /** Returns a bucket from outside the sweep: its operations are no points. */
  public Bucket bucket(String name) {
    return simulator.bucket(name);
  }

  /**
   * Returns this run's double of a dependency.
   *
   * @param type its class
   * @param <T> its class
   */
  public <T extends Dependency> T dependency(Class<T> type) {
    for (Dependency dependency : dependencies.values()) {
      if (type.isInstance(dependency)) {
        return type.cast(dependency);
      }
    }
    throw new IllegalArgumentException(
        "No dependency is a " + type.getName() + ": name it with CrashPoints.dependency(..)");
  }

  /**
   * Returns the calls that a dependency acted on, in order, those without an arrived answer
   * included.
   */
  public List<DependencyCall> calls(String name) {
    List<DependencyCall> known = calls.get(name);
    if (known == null) {
      throw new IllegalArgumentException(
          "There is no dependency \"" + name + "\", only " + calls.keySet());
    }
    synchronized (known) {
      return List.copyOf(known);
    }
  }

  /** Returns all deliveries so far, in order. */
  public List<InvocationRecord> deliveries() {
    return List.copyOf(deliveries);
  }

  /** Returns true if something that was delivered has not succeeded in any of its deliveries. */
  public boolean gaveUp() {
    return givenUp;
  }
}
