package dev.anyfn.runtime;

import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.HttpRequest;
import dev.anyfn.SnapshotAware;
import dev.anyfn.TraceContext;
import dev.anyfn.runtime.json.JsonCodec;
import dev.anyfn.runtime.wire.EventRecord;
import io.cloudevents.CloudEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One running copy of the user's functions: built once, before the first invocation, and closed at
 * shutdown. Safe for use by many threads.
 */
public final class Instance implements AutoCloseable {

  private final AtomicReference<String> id = new AtomicReference<>();
  private final Clock clock;
  private final AtomicBoolean cold = new AtomicBoolean(true);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Functions functions;
  private final Settings settings;
  private final Log log;
  private final @Nullable NamedObservers observers;
  private final @Nullable Object checkpoints;
  private final @Nullable AutoCloseable environment;

  private Instance(
      Functions functions,
      Settings settings,
      Log log,
      Clock clock,
      @Nullable NamedObservers observers,
      @Nullable AutoCloseable environment,
      @Nullable Object checkpoints) {
    this.functions = functions;
    this.environment = environment;
    this.settings = settings;
    this.log = log;
    this.clock = clock;
    this.observers = observers;
    this.checkpoints = checkpoints;
  }

  /**
   * Finds the functions that the settings ask for, builds them and binds them.
   *
   * @param settings the settings
   * @param loader where the functions' classes and {@code META-INF/services} are
   * @param log where failures are written
   * @return the instance, ready for its first invocation
   * @throws InitializationException if there is no function, more than one without a choice, or one
   *     that cannot be built or bound
   */
  public static Instance open(Settings settings, ClassLoader loader, Log log) {
    SystemEnvironment environment = new SystemEnvironment(settings, loader);
    return open(settings, loader, log, environment, environment, null);
  }

  /**
   * Finds the functions that the settings ask for, builds them and binds them, in the environment
   * of a test tool. Checkpoints of this process do not reach them: the tool calls {@link
   * #beforeCheckpoint} and {@link #afterRestore}.
   *
   * @param settings the settings
   * @param loader where the functions' classes and {@code META-INF/services} are
   * @param log where failures are written
   * @param environment what the functions are given, and whose clock counts; stays the caller's
   * @param observers watch the invocations, beside those of the settings
   * @return the instance, ready for its first invocation
   * @throws InitializationException if there is no function, more than one without a choice, or one
   *     that cannot be built or bound
   */
  public static Instance open(
      Settings settings,
      ClassLoader loader,
      Log log,
      Environment environment,
      InvocationObserver... observers) {
    return open(settings, loader, log, environment, null, observers);
  }

  private static Instance open(
      Settings settings,
      ClassLoader loader,
      Log log,
      Environment environment,
      @Nullable AutoCloseable owned,
      InvocationObserver @Nullable [] given) {
    Map<String, Function<?, ?>> functions = new LinkedHashMap<>();
    try {
      for (Class<?> type : new FunctionFinder(loader).find(settings)) {
        String name = FunctionFinder.simpleName(type.getName());
        if (functions.containsKey(name)) {
          throw new InitializationException(
              "Two functions are named " + name + ": give one of the classes another simple name.");
        }
        functions.put(name, FunctionFinder.construct(type, environment));
      }
      Functions bound = Functions.bind(functions, settings, loader, log);
      NamedObservers observers = observers(given, settings, loader, log, environment.clock());
      Object registered = owned == null ? null : registerForCheckpoints(bound);
      return new Instance(bound, settings, log, environment.clock(), observers, owned, registered);
    } catch (RuntimeException | Error e) {
      for (Map.Entry<String, Function<?, ?>> function : functions.entrySet()) {
        if (function.getValue() instanceof AutoCloseable closeable) {
          close(function.getKey(), closeable, log);
        }
      }
      if (owned != null) {
        close("the stores", owned, log);
      }
      throw e;
    }
  }

  /**
   * An instance of functions that are built already.
   *
   * @param functions by name
   * @param settings the settings
   * @param loader where a {@link JsonCodec} is looked for
   * @param log where failures are written
   * @return the instance, ready for its first invocation
   * @throws InitializationException if one of them cannot be bound
   */
  public static Instance of(
      Map<String, ? extends Function<?, ?>> functions,
      Settings settings,
      ClassLoader loader,
      Log log) {
    return of(functions, settings, loader, log, Clock.systemUTC());
  }

  /**
   * An instance of functions that are built already, in a time that a test tool makes up.
   *
   * @param functions by name
   * @param settings the settings
   * @param loader where a {@link JsonCodec} is looked for
   * @param log where failures are written
   * @param clock measures the time that is left to an invocation
   * @param observers watch the invocations, beside those of the settings
   * @return the instance, ready for its first invocation
   * @throws InitializationException if one of them cannot be bound
   */
  public static Instance of(
      Map<String, ? extends Function<?, ?>> functions,
      Settings settings,
      ClassLoader loader,
      Log log,
      Clock clock,
      InvocationObserver... observers) {
    Functions bound = Functions.bind(functions, settings, loader, log);
    NamedObservers all = observers(observers, settings, loader, log, clock);
    return new Instance(bound, settings, log, clock, all, null, registerForCheckpoints(bound));
  }

  /** Returns the settings it was made with; never null. */
  public Settings settings() {
    return settings;
  }

  /** Returns the log of the instance; never null. */
  public Log log() {
    return log;
  }

  /** Returns the observers beside the log; null if there are none. */
  @Nullable NamedObservers observers() {
    return observers;
  }

  private static @Nullable NamedObservers observers(
      InvocationObserver @Nullable [] given,
      Settings settings,
      ClassLoader loader,
      Log log,
      Clock clock) {
    String names = Settings.text(settings.environment(), "FN_OBSERVERS");
    return names == null && (given == null || given.length == 0)
        ? null
        : NamedObservers.of(given, names, loader, log, clock);
  }

  /** Refuses a payload before an invocation begins. */
  void refused(Failure failure) {
    log.failure(failure, null, null, false);
    if (observers != null) {
      observers.refused(failure);
    }
  }

  /** Returns the names of its functions, in the order in which they were found. */
  public List<String> functionNames() {
    return functions.names();
  }

  /**
   * Returns the objects of the functions, for test tools that look into them, in the order of
   * {@link #functionNames}.
   */
  public List<Function<?, ?>> functions() {
    return functions.objects();
  }

  /**
   * The origin of a request that arrives now, where the platform tells nothing but how long it
   * waits.
   *
   * @param platformContext what {@code Context.unwrap} gives
   * @return a first attempt, with a deadline if the settings have a timeout
   */
  public Origin originNow(Object platformContext) {
    Duration timeout = settings.timeout();
    Instant deadline = timeout == null ? null : clock.instant().plus(timeout);
    return new Origin(null, 1, deadline, null, null, platformContext);
  }

  /** Returns the only function, for a trigger that has no path to choose by. */
  BoundFunction only() {
    try {
      return functions.only();
    } catch (IllegalStateException e) {
      refused(Failure.of(e));
      throw e;
    }
  }

  /** Returns the only function, or the one whose name is the first segment of the path. */
  BoundFunction route(String path) {
    return functions.route(path);
  }

  /** Begins an invocation of a function. */
  InvocationContext context(
      BoundFunction function,
      Origin origin,
      @Nullable TraceContext trace,
      @Nullable HttpRequest http,
      @Nullable CloudEvent event,
      @Nullable EventRecord record) {
    return new InvocationContext(
        origin.invocationId() == null ? Ids.random() : origin.invocationId(),
        function.name(),
        id(),
        cold.get() && cold.getAndSet(false),
        clock,
        origin,
        trace == null ? origin.trace() : trace,
        http,
        event,
        record);
  }

  /** Made for the first invocation: a checkpoint before it would give one id to all its clones. */
  private String id() {
    String known = id.get();
    if (known == null) {
      id.compareAndSet(null, Ids.random());
      known = Objects.requireNonNull(id.get());
    }
    return known;
  }

  private static @Nullable Object registerForCheckpoints(Functions functions) {
    List<SnapshotAware> aware = functions.snapshotAware();
    // The class that knows CRaC is loaded only for functions that want it.
    return aware.isEmpty() ? null : Checkpoints.register(aware);
  }

  /**
   * Tells the functions of a checkpoint, the last built first; for who opened the instance with an
   * environment of its own.
   *
   * @throws Exception what a function threw: there is to be no checkpoint
   */
  public void beforeCheckpoint() throws Exception {
    List<SnapshotAware> aware = functions.snapshotAware();
    for (int i = aware.size() - 1; i >= 0; i--) {
      aware.get(i).beforeCheckpoint();
    }
  }

  /**
   * Tells the functions that they are restored, the first built first; for who opened the instance
   * with an environment of its own.
   *
   * @throws Exception what a function threw: the instance is of no use
   */
  public void afterRestore() throws Exception {
    for (SnapshotAware function : functions.snapshotAware()) {
      function.afterRestore();
    }
  }

  /**
   * Closes the functions, then the stores, once; what one of them throws is logged, and the next is
   * closed.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    for (BoundFunction function : functions) {
      close(function.name(), function, log);
    }
    if (environment != null) {
      close("the stores", environment, log);
    }
  }

  private static void close(String name, AutoCloseable function, Log log) {
    try {
      function.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.error("Closing " + name + " was interrupted", e);
    } catch (Throwable e) {
      log.error("Closing " + name + " failed", e);
    }
  }

  /** The names of its functions. */
  @Override
  public String toString() {
    return "Instance" + functions.names() + (checkpoints == null ? "" : " with checkpoints");
  }
}
