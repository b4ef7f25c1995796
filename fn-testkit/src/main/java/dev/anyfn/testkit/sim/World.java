package dev.anyfn.testkit.sim;

import dev.anyfn.Environment;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.state.InMemoryBucketDriver;
import dev.anyfn.testkit.state.InMemoryTableDriver;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What outlives instances: time, chance, and the stores. A store without an address is in memory.
 * Safe for use by many threads.
 */
final class World implements AutoCloseable {

  private final VirtualTime time;
  private final SplittableRandom random;
  private final long seed;
  private @Nullable SplittableRandom steady;
  private long startChance;
  private long callChance;
  private @Nullable Set<String> defaults;
  private final ClassLoader loader;
  private final String token = UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, BucketDriver> buckets = new LinkedHashMap<>();
  private final Map<String, TableDriver> tables = new LinkedHashMap<>();

  World(FakeClock clock, long seed, ClassLoader loader) {
    this.time = new VirtualTime(clock);
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.loader = loader;
  }

  /** Tells its instances from those of all other simulators of this JVM. */
  String token() {
    return token;
  }

  VirtualTime time() {
    return time;
  }

  /** Chance, where stores draw it: never the same twice, for versions are made of it. */
  synchronized long random() {
    return random.nextLong();
  }

  /** Chance, where the code draws it. */
  synchronized long chance() {
    return steady == null ? random.nextLong() : steady.nextLong();
  }

  /** From now on, what the code draws depends on what runs and not on what has run before. */
  synchronized void steady(long startSeed, long callSeed) {
    startChance = startSeed;
    callChance = callSeed;
    steady = new SplittableRandom(callSeed);
  }

  /** A start or a call begins. */
  synchronized void begin(boolean start) {
    if (steady != null) {
      steady = new SplittableRandom(start ? startChance : callChance);
    }
  }

  /** From now on it is noted where the code asks for the default locale or time zone. */
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

  /** Chance that is the same for all who ask for it, as a memory that was copied is. */
  SplittableRandom copied() {
    return new SplittableRandom(seed ^ 0x5eed);
  }

  synchronized BucketDriver bucket(String name, Environment environment) {
    BucketDriver known = buckets.get(name);
    if (known == null) {
      Optional<String> url = environment.setting(setting("FN_BUCKET_", name));
      known =
          url.isPresent()
              ? provider(url.get()).openBucket(new StoreAddress(url.get(), name, environment))
              : new InMemoryBucketDriver(time.clock());
      buckets.put(name, known);
    }
    return known;
  }

  synchronized TableDriver table(String name, Environment environment) {
    TableDriver known = tables.get(name);
    if (known == null) {
      Optional<String> url = environment.setting(setting("FN_TABLE_", name));
      known =
          url.isPresent()
              ? provider(url.get()).openTable(new StoreAddress(url.get(), name, environment))
              : new InMemoryTableDriver();
      tables.put(name, known);
    }
    return known;
  }

  private static String setting(String start, String name) {
    return start + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private StoreProvider provider(String url) {
    String scheme = url.substring(0, Math.max(0, url.indexOf(':'))).toLowerCase(Locale.ROOT);
    for (StoreProvider provider : ServiceLoader.load(StoreProvider.class, loader)) {
      if (provider.scheme().equals(scheme)) {
        return provider;
      }
    }
    throw new IllegalStateException(
        "Nothing on the test class path opens \"" + scheme + ":\" addresses of stores");
  }

  /** The names of the stores that were opened. */
  synchronized Map<String, BucketDriver> openBuckets() {
    return Map.copyOf(buckets);
  }

  /** The names of the stores that were opened. */
  synchronized Map<String, TableDriver> openTables() {
    return Map.copyOf(tables);
  }

  @Override
  public synchronized void close() {
    buckets.values().forEach(BucketDriver::close);
    tables.values().forEach(TableDriver::close);
  }
}
