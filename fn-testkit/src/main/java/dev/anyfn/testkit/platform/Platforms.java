package dev.anyfn.testkit.platform;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application on every platform. Forks start when they are first called, or are {@linkplain
 * #prepare prepared}; each serves all rows that have its runtime. Safe for use by many threads.
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

  /** How long a start or a call may take, on a busy machine. */
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

  /**
   * An application on forks of its own.
   *
   * @param application what is deployed
   * @return with nothing started yet
   */
  public static Platforms open(Application application) {
    return new Platforms(application, ForkPool.open(), true);
  }

  /**
   * An application on forks of a pool, which other applications use, too.
   *
   * @param application what is deployed; one that is equal to another shares its forks
   * @param pool is not closed with the platforms
   * @return with nothing started yet
   */
  public static Platforms open(Application application, ForkPool pool) {
    return new Platforms(application, pool, false);
  }

  /**
   * What is deployed.
   *
   * @return the application
   */
  public Application application() {
    return application;
  }

  /**
   * The platforms that can carry some kinds of calls.
   *
   * @param kinds each of them; none for all platforms
   * @return in the order of {@link Platform}
   */
  public List<Target> targets(Call.Kind... kinds) {
    return Arrays.stream(Platform.values())
        .filter(platform -> platform.carries().containsAll(List.of(kinds)))
        .map(this::target)
        .toList();
  }

  /**
   * One platform.
   *
   * @param platform which
   * @return where to send calls
   */
  public Target target(Platform platform) {
    return new Target(platform, processes, Set.of(Call.Kind.values()));
  }

  /**
   * The platforms that can carry some kinds of calls, for a test that promises to make no others: a
   * call of another kind fails on all of them.
   *
   * @param kinds at least one
   * @return in the order of {@link Platform}
   */
  public List<Target> promised(Set<Call.Kind> kinds) {
    return Arrays.stream(Platform.values())
        .filter(platform -> platform.carries().containsAll(kinds))
        .map(platform -> new Target(platform, processes, Set.copyOf(kinds)))
        .toList();
  }

  /**
   * Starts forks in other threads, several at once, and does not wait for them.
   *
   * @param platforms which are called soon
   */
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

  /** A fork with all functions, or with the one that is meant where nothing chooses among them. */
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

  /** Closes the forks, unless they are of somebody else's pool. Does nothing the second time. */
  @Override
  public void close() {
    if (ownsPool) {
      pool.close();
    }
  }
}
