package dev.anyfn.testkit.sim;

import dev.anyfn.Environment;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.runtime.Stores;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.testkit.state.InMemoryProvider;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The world around instances, which outlives them: time, chance, and the stores. A store without an
 * address is in memory. Safe for use by many threads.
 */
final class World implements AutoCloseable {

  private final VirtualTime time;
  private final SplittableRandom random;
  private final long seed;
  private @Nullable SplittableRandom steady;
  private long startChance;
  private long callChance;
  private @Nullable Set<String> defaults;
  private final String token = UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, BucketDriver> buckets = new LinkedHashMap<>();
  private final Map<String, TableDriver> tables = new LinkedHashMap<>();
  private final Environment outside;
  private final Stores stores;

  World(Plan plan) {
    this.time = new VirtualTime(plan.times().clock());
    this.seed = plan.seed();
    this.random = new SplittableRandom(seed);
    this.outside =
        new GuestEnvironment(
            plan.program().environment(),
            this,
            plan.times().clock(),
            this::random,
            time::advance,
            (operation, call) -> call.run());
    this.stores =
        new Stores(
            outside,
            plan.program().code().parent(),
            new JsonValues(),
            new InMemoryProvider(),
            this::random,
            time::advance);
  }

  /** Returns a name that no other simulator of this JVM has. */
  String token() {
    return token;
  }

  VirtualTime time() {
    return time;
  }

  /** Draws for stores: never the same twice, because versions are made of it. */
  synchronized long random() {
    return random.nextLong();
  }

  /** Draws for the code. */
  synchronized long chance() {
    return steady == null ? random.nextLong() : steady.nextLong();
  }

  /** Makes the code's draws depend on what runs, and not on what has run before. */
  synchronized void steady(long startSeed, long callSeed) {
    startChance = startSeed;
    callChance = callSeed;
    steady = new SplittableRandom(callSeed);
  }

  /** Begins a start or a call. */
  synchronized void begin(boolean start) {
    if (steady != null) {
      steady = new SplittableRandom(start ? startChance : callChance);
    }
  }

  /** Notes from now on where the code asks for the default locale or time zone. */
  synchronized void noteDefaults() {
    defaults = new LinkedHashSet<>();
  }

  synchronized void askedForDefault(Supplier<String> where) {
    if (defaults != null) {
      defaults.add(where.get());
    }
  }

  synchronized List<String> askedForDefaults() {
    return defaults == null ? List.of() : List.copyOf(defaults);
  }

  /** Returns a generator that starts the same for every process, as copied memory does. */
  SplittableRandom copied() {
    return new SplittableRandom(seed ^ 0x5eed);
  }

  /** Returns the settings and stores for the test, without an instance. */
  Environment outside() {
    return outside;
  }

  synchronized BucketDriver bucket(String name) {
    return buckets.computeIfAbsent(name, stores::openBucket);
  }

  synchronized TableDriver table(String name) {
    return tables.computeIfAbsent(name, stores::openTable);
  }

  synchronized Map<String, BucketDriver> openBuckets() {
    return Map.copyOf(buckets);
  }

  synchronized Map<String, TableDriver> openTables() {
    return Map.copyOf(tables);
  }

  @Override
  public synchronized void close() {
    buckets.values().forEach(BucketDriver::close);
    tables.values().forEach(TableDriver::close);
  }
}
