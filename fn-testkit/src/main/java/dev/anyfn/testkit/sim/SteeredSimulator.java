package dev.anyfn.testkit.sim;

import dev.anyfn.state.Entry;
import dev.anyfn.state.Range;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.Row;
import dev.anyfn.testkit.state.InMemoryTableDriver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A simulator in the hands of a test tool that compares runs: the tool says which instance takes
 * the next invocation, what time it is then, and what chance has in store for it, and sees what the
 * instance holds before and after. One invocation at a time; not safe for use by many threads.
 */
public final class SteeredSimulator implements AutoCloseable {

  private final Simulator simulator;
  private final Map<Integer, String> instances = new HashMap<>();
  private volatile @Nullable InstanceState before;
  private volatile @Nullable InstanceState after;

  SteeredSimulator(Simulator simulator) {
    this.simulator = simulator;
  }

  /**
   * From now on instances are looked into, and it is noted where their code asks for the default
   * locale and time zone.
   *
   * @return this
   */
  public SteeredSimulator watch() {
    simulator.world().noteDefaults();
    simulator
        .pool()
        .watch(
            (process, sandbox, isBefore) -> {
              InstanceState state = new StateReader(process, sandbox).read();
              if (isBefore) {
                before = state;
              } else {
                after = state;
              }
            });
    return this;
  }

  /**
   * Decides what chance gives to code: the same to each start and the same to each call, whatever
   * has run before. What stores draw is not decided: versions never repeat.
   *
   * @param startSeed for the next start of an instance
   * @param callSeed for the next call
   * @return this
   */
  public SteeredSimulator chance(long startSeed, long callSeed) {
    simulator.world().steady(startSeed, callSeed);
    return this;
  }

  /**
   * Sets the clock, forward or back; no instance counts as idle since.
   *
   * @param time with milliseconds at most
   * @return this
   */
  public SteeredSimulator at(Instant time) {
    simulator.clock().advance(Duration.between(simulator.clock().instant(), time));
    simulator.pool().keepBusy();
    return this;
  }

  /**
   * Sends an invocation to one instance, which is made if it is not there.
   *
   * @param instance any number
   * @param call calls one of the simulator's methods that wait for a record
   * @return the record
   */
  public InvocationRecord on(int instance, SimulatorCall call) {
    before = null;
    after = null;
    simulator.pool().want(instances.getOrDefault(instance, ""));
    InvocationRecord record = call.on(simulator);
    instances.put(instance, record.placement().instance());
    return record;
  }

  /**
   * Ends an instance, as a platform does that needs its room.
   *
   * @param instance its number; one that is not there is no error
   */
  public void end(int instance) {
    simulator.pool().end(instances.getOrDefault(instance, ""));
  }

  /**
   * What the instance held before the last invocation, when it had been started.
   *
   * @return empty if nobody watches, or it did not start
   */
  public Optional<InstanceState> before() {
    return Optional.ofNullable(before);
  }

  /**
   * What the instance held after the last invocation.
   *
   * @return empty if nobody watches, or the invocation did not come to its end
   */
  public Optional<InstanceState> after() {
    return Optional.ofNullable(after);
  }

  /**
   * Where the code has asked for the default locale or time zone.
   *
   * @return frames of a stack; empty if nobody watches
   */
  public List<String> askedForDefaults() {
    return simulator.world().askedForDefaults();
  }

  /**
   * What is in the stores, but for what has expired, and without versions and times.
   *
   * @return by the kind and name of the store, then by key; only of stores in memory
   */
  public Map<String, Map<String, byte[]>> documents() {
    Map<String, Map<String, byte[]>> stores = new TreeMap<>();
    simulator
        .world()
        .openTables()
        .forEach(
            (name, driver) -> {
              if (driver instanceof InMemoryTableDriver table) {
                stores.put("table " + name, rows(table));
              }
            });
    simulator
        .world()
        .openBuckets()
        .forEach((name, bucket) -> stores.put("bucket " + name, objects(bucket)));
    return stores;
  }

  private Map<String, byte[]> rows(InMemoryTableDriver table) {
    Map<String, byte[]> rows = new TreeMap<>();
    for (Row row : table.rows()) {
      if (!row.expired(simulator.clock().instant())) {
        rows.put(row.key().partition() + " " + row.key().sort(), row.value());
      }
    }
    return rows;
  }

  private static Map<String, byte[]> objects(BucketDriver bucket) {
    Map<String, byte[]> objects = new TreeMap<>();
    String cursor = null;
    do {
      ObjectPage page = bucket.list(new ObjectQuery("", null, 1000), cursor);
      for (Entry entry : page.entries()) {
        ObjectBody body = bucket.open(entry.key(), Range.all());
        if (body != null) {
          try (InputStream in = body.stream()) {
            objects.put(entry.key(), in.readAllBytes());
          } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + entry.key(), e);
          }
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return objects;
  }

  /**
   * The simulator, for its stores and its history.
   *
   * @return never null
   */
  public Simulator simulator() {
    return simulator;
  }

  /** Closes the simulator. */
  @Override
  public void close() {
    simulator.close();
  }
}
