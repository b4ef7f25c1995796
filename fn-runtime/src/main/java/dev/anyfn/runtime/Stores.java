package dev.anyfn.runtime;

import dev.anyfn.Environment;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.state.spi.ValueCodec;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The buckets and tables of one {@link Environment}, by name. The settings {@code FN_BUCKET_<NAME>}
 * and {@code FN_TABLE_<NAME>}, in upper case with {@code _} for a hyphen, hold their URLs. Safe for
 * use by many threads.
 */
public final class Stores implements AutoCloseable {

  private static final Map<String, String> ARTIFACTS =
      Map.of(
          "file", "store-file",
          "jdbc", "store-jdbc",
          "s3", "store-s3",
          "dynamodb", "store-dynamodb",
          "gs", "store-gcs",
          "firestore", "store-firestore",
          "mem", "fn-testkit");

  private final Environment environment;
  private final ClassLoader loader;
  private final ValueCodec codec;
  private final @Nullable StoreProvider otherwise;
  private final Map<String, Bucket> buckets = new HashMap<>();
  private final Map<String, Table> tables = new HashMap<>();
  private final StoreContext.Pause pause;
  private @Nullable RandomGenerator random;

  /**
   * Creates the stores of an instance; their classes are loaded here, and not for an environment.
   */
  static Stores of(Environment environment, ClassLoader loader, Settings settings) {
    return new Stores(environment, loader, new JsonValues(loader, settings), null);
  }

  /**
   * Creates the stores of an environment, which really sleep between two tries.
   *
   * @param environment the settings and the clock
   * @param loader the class loader that finds the providers
   * @param codec the codec for values
   * @param otherwise opens stores without a setting; null if that is an error
   */
  public Stores(
      Environment environment,
      ClassLoader loader,
      ValueCodec codec,
      @Nullable StoreProvider otherwise) {
    this(environment, loader, codec, otherwise, null, new Sleep());
  }

  /**
   * Creates the stores of an environment with other pauses or random numbers.
   *
   * @param environment the settings and the clock
   * @param loader the class loader that finds the providers
   * @param codec the codec for values
   * @param otherwise opens stores without a setting; null if that is an error
   * @param random the source of versions and of random pauses; null for a secure one
   * @param pause waits between two tries
   */
  public Stores(
      Environment environment,
      ClassLoader loader,
      ValueCodec codec,
      @Nullable StoreProvider otherwise,
      @Nullable RandomGenerator random,
      StoreContext.Pause pause) {
    this.environment = environment;
    this.loader = loader;
    this.codec = codec;
    this.otherwise = otherwise;
    this.random = random;
    this.pause = pause;
  }

  /**
   * Returns a bucket, always the same for a name.
   *
   * @param name lower-case letters, digits and hyphens
   * @return the bucket, not opened yet
   * @throws IllegalStateException if no URL is set, or no provider opens it
   */
  public synchronized Bucket bucket(String name) {
    Bucket known = buckets.get(name);
    if (known == null) {
      BucketOpener opener = bucketOpener(name);
      known = Bucket.of(opener.address().context(), opener);
      buckets.put(name, known);
    }
    return known;
  }

  /**
   * Opens a separate driver for a bucket, for callers that wrap it.
   *
   * @param name lower-case letters, digits and hyphens
   * @return an open driver; the caller closes it
   * @throws IllegalStateException if no URL is set, or no provider opens it
   */
  public BucketDriver openBucket(String name) {
    return bucketOpener(name).get();
  }

  private BucketOpener bucketOpener(String name) {
    StoreAddress address = address("Bucket", "FN_BUCKET_", name, "file:///data/" + name);
    return new BucketOpener(provider("Bucket", address), address);
  }

  /**
   * Returns a table, always the same for a name.
   *
   * @param name lower-case letters, digits and hyphens
   * @return the table, not opened yet
   * @throws IllegalStateException if no URL is set, or no provider opens it
   */
  public synchronized Table table(String name) {
    Table known = tables.get(name);
    if (known == null) {
      TableOpener opener = tableOpener(name);
      known = Table.of(opener.address().context(), opener);
      tables.put(name, known);
    }
    return known;
  }

  /**
   * Opens a separate driver for a table, for callers that wrap it.
   *
   * @param name lower-case letters, digits and hyphens
   * @return an open driver; the caller closes it
   * @throws IllegalStateException if no URL is set, or no provider opens it
   */
  public TableDriver openTable(String name) {
    return tableOpener(name).get();
  }

  private TableOpener tableOpener(String name) {
    StoreAddress address = address("Table", "FN_TABLE_", name, "jdbc:sqlite:/data/state.db");
    return new TableOpener(provider("Table", address), address);
  }

  private synchronized StoreContext context(String name) {
    if (random == null) {
      random = new SecureRandom();
    }
    return new StoreContext(name, codec, environment.clock(), random, pause);
  }

  private StoreAddress address(String what, String start, String name, String example) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "The name of a store has lower-case letters, digits and hyphens, and begins with a"
              + " letter: not \""
              + name
              + "\"");
    }
    String setting = start + name.toUpperCase(Locale.ROOT).replace('-', '_');
    Optional<String> set = environment.setting(setting);
    String standard = otherwise == null ? null : otherwise.scheme() + ":";
    String url = set.isPresent() ? set.get().trim() : standard;
    if (url == null) {
      throw new IllegalStateException(
          what
              + " "
              + name
              + " has no address: set "
              + setting
              + " as an environment variable, to a URL such as "
              + example);
    }
    return new StoreAddress(url, environment, context(name));
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean later = (c >= '0' && c <= '9') || c == '-';
      if ((c < 'a' || c > 'z') && !(i > 0 && later)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private StoreProvider provider(String what, StoreAddress address) {
    String scheme = address.scheme();
    if (otherwise != null && otherwise.scheme().equals(scheme)) {
      return otherwise;
    }
    try {
      for (StoreProvider provider : ServiceLoader.load(StoreProvider.class, loader)) {
        if (provider.scheme().equals(scheme)) {
          return provider;
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException("A store's driver cannot be built: " + e.getMessage(), e);
    }
    String artifact = ARTIFACTS.get(scheme);
    throw new IllegalStateException(
        what
            + " "
            + address.name()
            + " has an address that begins with \""
            + scheme
            + ":\", and nothing on the class path opens that: "
            + (artifact == null
                ? "known are " + String.join(":, ", new TreeSet<>(ARTIFACTS.keySet())) + ":"
                : "add the dependency dev.anyfn:" + artifact));
  }

  /** Closes all stores, then throws the last failure, if any. */
  @Override
  public synchronized void close() {
    RuntimeException failure = null;
    for (Bucket bucket : buckets.values()) {
      try {
        bucket.close();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    for (Table table : tables.values()) {
      try {
        table.close();
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  // Classes, because the first lambda of a program costs a cold start some 20 ms.

  private record BucketOpener(StoreProvider provider, StoreAddress address)
      implements Supplier<BucketDriver> {
    @Override
    public BucketDriver get() throws StoreException {
      return provider.openBucket(address);
    }
  }

  private record TableOpener(StoreProvider provider, StoreAddress address)
      implements Supplier<TableDriver> {
    @Override
    public TableDriver get() throws StoreException {
      return provider.openTable(address);
    }
  }

  private record Sleep() implements StoreContext.Pause {
    @Override
    public void pause(Duration time) throws InterruptedException {
      if (time.toMillis() > 0) {
        Thread.sleep(time.toMillis());
        return;
      }
      // Thread.sleep rounds up to a millisecond before JDK 21.
      LockSupport.parkNanos(this, time.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
