package dev.anyfn.testkit.platform;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application on every platform. Forks start on their first call, or by {@link #prepare}; all
 * rows of a runtime share its fork. Safe for use by many threads.
 *
 * <pre>{@code
 * try (Platforms platforms = Platforms.open(Application.of(Greeter.class))) {
 *   for (Target target : platforms.targets(Call.Kind.VALUE)) {
 *     target.call(Call.json(new Greeter.Request("Ada", 2))).assertSucceeded();
 *   }
 * }
 * }</pre>
 */
public final class Platforms implements AutoCloseable {

  /** The longest start or call, on a busy machine. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Application application;
  private final ForkPool pool;
  private final boolean ownsPool;
  private final Processes processes = new Pooled();

  private Platforms(Application application, ForkPool pool, boolean ownsPool) {
    this.application = application;
    this.pool = pool;
    this.ownsPool = ownsPool;
  }

  /** Returns an application on forks of its own, none started yet. */
  public static Platforms open(Application application) {
    return new Platforms(application, ForkPool.open(), true);
  }

  /**
   * Returns an application on forks of a pool, none started yet.
   *
   * @param application shares its forks with equal applications
   * @param pool stays open when the platforms are closed
   */
  public static Platforms open(Application application, ForkPool pool) {
    return new Platforms(application, pool, false);
  }

  /** Returns the deployed application. */
  public Application application() {
    return application;
  }

  /**
   * Returns the platforms that carry all these kinds of calls, in the order of {@link Platform}.
   */
  public List<Target> targets(Call.Kind... kinds) {
    return Arrays.stream(Platform.values())
        .filter(platform -> platform.carries().containsAll(List.of(kinds)))
        .map(this::target)
        .toList();
  }

  /** Returns one platform. */
  public Target target(Platform platform) {
    return new Target(platform, processes, Set.of(Call.Kind.values()));
  }

  /**
   * Returns the platforms that carry all these kinds of calls, in the order of {@link Platform},
   * where calls of other kinds fail.
   */
  public List<Target> promised(Set<Call.Kind> kinds) {
    return Arrays.stream(Platform.values())
        .filter(platform -> platform.carries().containsAll(kinds))
        .map(platform -> new Target(platform, processes, Set.copyOf(kinds)))
        .toList();
  }

  /** Starts the forks of these platforms in other threads, and does not wait for them. */
  public void prepare(Iterable<Platform> platforms) {
    for (Platform platform : platforms) {
      if (platform.carrier().routes() || application.functions().size() < 2) {
        pool.prepare(key(platform, application), starter(platform, application));
      }
    }
  }

  private record Key(ForkKind host, Application application) {}

  private static Key key(Platform platform, Application deployed) {
    return new Key(platform.host(), deployed);
  }

  private static ForkPool.Starter starter(Platform platform, Application deployed) {
    return () -> platform.host().start(deployed, PATIENCE);
  }

  /** Leases a fork with all functions, or with one where the platform cannot choose among them. */
  private final class Pooled implements Processes {

    @Override
    public List<String> functions() {
      return application.functions();
    }

    @Override
    public Lease lease(Platform platform, @Nullable String function) {
      boolean shared = functions().size() < 2 || platform.carrier().routes();
      Application deployed = shared || function == null ? application : application.only(function);
      return pool.lease(key(platform, deployed), starter(platform, deployed));
    }

    @Override
    public Optional<Target> reference() {
      return Optional.of(target(Platform.HTTP_CONTAINER));
    }
  }

  /** Closes the forks, unless the pool is shared. Does nothing the second time. */
  @Override
  public void close() {
    if (ownsPool) {
      pool.close();
    }
  }
}
