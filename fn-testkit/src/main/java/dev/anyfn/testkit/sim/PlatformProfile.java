package dev.anyfn.testkit.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a platform treats instances. The constants hold what the vendors document (read in 2026) and
 * what has been measured; each figure can be changed, because platforms do so, too. Immutable.
 *
 * @param name for people
 * @param concurrency how many invocations an instance runs at once
 * @param maxInstances how many instances there may be
 * @param overload what becomes of an invocation that finds no instance
 * @param queueTime how long it may wait for one, where it waits
 * @param idleTime how long an instance is kept without work; a platform may end it earlier
 * @param initTime how long the start may take
 * @param initTries how often a failed start is tried for one invocation
 * @param timeout how long an invocation may take
 * @param afterTimeout what becomes of the instance then
 * @param freezes whether an instance stands still between invocations
 * @param grace how long it may take to shut down after SIGTERM; zero where there is none
 * @param exitsOnFatalError whether the process ends when an {@code OutOfMemoryError} or its like
 *     leaves the function
 * @param temporaryBytes the size of {@code /tmp}
 * @param temporarySurvives whether {@code /tmp} outlives a process that ended with a failure
 * @param memory of an instance, in bytes
 * @param billedUnit what a duration is rounded up to
 * @param initBilled whether the start is part of what is billed
 * @param environment the variables that the platform sets
 */
public record PlatformProfile(
    String name,
    int concurrency,
    int maxInstances,
    Overload overload,
    Duration queueTime,
    Duration idleTime,
    Duration initTime,
    int initTries,
    Duration timeout,
    AfterTimeout afterTimeout,
    boolean freezes,
    Duration grace,
    boolean exitsOnFatalError,
    long temporaryBytes,
    boolean temporarySurvives,
    long memory,
    Duration billedUnit,
    boolean initBilled,
    Map<String, String> environment) {

  private static final long MEBIBYTE = 1024 * 1024;

  /** What becomes of an invocation for which there is no instance. */
  public enum Overload {
    /** It is refused at once, with 429. */
    THROTTLE,
    /** It waits for an instance, and is refused when it has waited too long. */
    QUEUE
  }

  /** What becomes of an instance whose invocation took too long. */
  public enum AfterTimeout {
    /** Its process is killed; the next invocation starts another. */
    RESET,
    /** It is kept, and so is what still runs in it; only the caller has gone. */
    KEEP
  }

  /** AWS Lambda on a managed runtime, on demand. */
  public static final PlatformProfile LAMBDA =
      new PlatformProfile(
          "AWS Lambda",
          1,
          1000,
          Overload.THROTTLE,
          Duration.ZERO,
          Duration.ofMinutes(5),
          Duration.ofSeconds(10),
          2,
          Duration.ofSeconds(3),
          AfterTimeout.RESET,
          true,
          Duration.ZERO,
          true,
          512 * MEBIBYTE,
          true,
          512 * MEBIBYTE,
          Duration.ofMillis(1),
          true,
          Map.of(
              "AWS_LAMBDA_FUNCTION_NAME", "function",
              "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
              "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
              "AWS_REGION", "us-east-1"));

  /** AWS Lambda managed instances: several invocations at once, and no freezing. */
  public static final PlatformProfile LAMBDA_MANAGED_INSTANCES =
      LAMBDA
          .named("AWS Lambda managed instances")
          .withConcurrency(16)
          .withIdleTime(Duration.ofMinutes(15))
          .withFreezes(false)
          .with("AWS_LAMBDA_MAX_CONCURRENCY", "16");

  /** A Cloud Run service. */
  public static final PlatformProfile CLOUD_RUN =
      LAMBDA.with(
          p -> {
            p.name = "Cloud Run";
            p.concurrency = 80;
            p.maxInstances = 100;
            p.overload = Overload.QUEUE;
            p.queueTime = Duration.ofSeconds(10);
            p.idleTime = Duration.ofMinutes(15);
            p.initTime = Duration.ofMinutes(4);
            p.initTries = 1;
            p.timeout = Duration.ofMinutes(5);
            p.afterTimeout = AfterTimeout.KEEP;
            p.freezes = true;
            p.grace = Duration.ofSeconds(10);
            p.exitsOnFatalError = false;
            p.temporaryBytes = 512 * MEBIBYTE;
            p.temporarySurvives = false;
            p.memory = 512 * MEBIBYTE;
            p.billedUnit = Duration.ofMillis(100);
            p.initBilled = true;
            p.environment =
                Map.of(
                    "PORT",
                    "8080",
                    "K_SERVICE",
                    "function",
                    "K_REVISION",
                    "function-00001",
                    "K_CONFIGURATION",
                    "function");
          });

  /** Google Cloud Functions: Cloud Run with one request at a time. */
  public static final PlatformProfile CLOUD_FUNCTIONS =
      CLOUD_RUN
          .named("Google Cloud Functions")
          .withConcurrency(1)
          .withTimeout(Duration.ofMinutes(1))
          .with("FUNCTION_TARGET", "dev.anyfn.gcp.CloudFunction")
          .with("FUNCTION_SIGNATURE_TYPE", "http");

  /**
   * Apache OpenWhisk: one activation at a time, paused in between, no SIGTERM that is waited for.
   */
  public static final PlatformProfile OPENWHISK =
      LAMBDA.with(
          p -> {
            p.name = "OpenWhisk";
            p.concurrency = 1;
            p.maxInstances = 4;
            p.overload = Overload.QUEUE;
            p.queueTime = Duration.ofMinutes(1);
            p.idleTime = Duration.ofMinutes(10);
            p.initTime = Duration.ofMinutes(1);
            p.initTries = 1;
            p.timeout = Duration.ofMinutes(1);
            p.afterTimeout = AfterTimeout.RESET;
            p.freezes = true;
            p.grace = Duration.ZERO;
            p.exitsOnFatalError = true;
            p.temporaryBytes = 512 * MEBIBYTE;
            p.temporarySurvives = false;
            p.memory = 256 * MEBIBYTE;
            p.billedUnit = Duration.ofMillis(1);
            p.initBilled = true;
            p.environment =
                Map.of("__OW_API_HOST", "localhost", "__OW_ACTION_NAME", "/guest/function");
          });

  /** Knative Serving with its defaults. */
  public static final PlatformProfile KNATIVE =
      LAMBDA.with(
          p -> {
            p.name = "Knative";
            p.concurrency = Integer.MAX_VALUE;
            p.maxInstances = Integer.MAX_VALUE;
            p.overload = Overload.QUEUE;
            p.queueTime = Duration.ofMinutes(5);
            p.idleTime = Duration.ofSeconds(90);
            p.initTime = Duration.ofMinutes(5);
            p.initTries = 1;
            p.timeout = Duration.ofMinutes(5);
            p.afterTimeout = AfterTimeout.KEEP;
            p.freezes = false;
            p.grace = Duration.ofSeconds(30);
            p.exitsOnFatalError = false;
            p.temporaryBytes = 512 * MEBIBYTE;
            p.temporarySurvives = false;
            p.memory = 512 * MEBIBYTE;
            p.billedUnit = Duration.ofMillis(1);
            p.initBilled = false;
            p.environment =
                Map.of("PORT", "8080", "K_SERVICE", "function", "K_REVISION", "function-00001");
          });

  /** OpenFaaS with of-watchdog in mode http. */
  public static final PlatformProfile OPENFAAS =
      KNATIVE
          .named("OpenFaaS")
          .withMaxInstances(5)
          .withTimeout(Duration.ofSeconds(30))
          .withIdleTime(Duration.ofMinutes(15));

  /** A job: a process for each task, which ends when it is done. */
  public static final PlatformProfile JOB =
      CLOUD_RUN
          .named("Job")
          .withConcurrency(1)
          .withTimeout(Duration.ofMinutes(10))
          .withIdleTime(Duration.ZERO)
          .withFreezes(false)
          .with("CLOUD_RUN_JOB", "function")
          .with("CLOUD_RUN_EXECUTION", "function-1")
          .with("CLOUD_RUN_TASK_INDEX", "0")
          .with("CLOUD_RUN_TASK_COUNT", "1")
          .with("CLOUD_RUN_TASK_ATTEMPT", "0");

  /**
   * A profile.
   *
   * @param name for people
   * @param concurrency how many invocations an instance runs at once
   * @param maxInstances how many instances there may be
   * @param overload what becomes of an invocation that finds no instance
   * @param queueTime how long it may wait for one, where it waits
   * @param idleTime how long an instance is kept without work; a platform may end it earlier
   * @param initTime how long the start may take
   * @param initTries how often a failed start is tried for one invocation
   * @param timeout how long an invocation may take
   * @param afterTimeout what becomes of the instance then
   * @param freezes whether an instance stands still between invocations
   * @param grace how long it may take to shut down after SIGTERM; zero where there is none
   * @param exitsOnFatalError whether the process ends when an {@code OutOfMemoryError} or its like
   *     leaves the function
   * @param temporaryBytes the size of {@code /tmp}
   * @param temporarySurvives whether {@code /tmp} outlives a process that ended with a failure
   * @param memory of an instance, in bytes
   * @param billedUnit what a duration is rounded up to
   * @param initBilled whether the start is part of what is billed
   * @param environment the variables that the platform sets
   * @throws IllegalArgumentException if a number or a time makes no sense
   */
  public PlatformProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(overload, "overload");
    Objects.requireNonNull(afterTimeout, "afterTimeout");
    require(concurrency > 0, "concurrency", concurrency);
    require(maxInstances > 0, "maxInstances", maxInstances);
    require(initTries > 0, "initTries", initTries);
    require(!timeout.isNegative() && !timeout.isZero(), "timeout", timeout);
    require(!initTime.isNegative() && !initTime.isZero(), "initTime", initTime);
    require(!idleTime.isNegative(), "idleTime", idleTime);
    require(memory > 0, "memory", memory);
    require(!billedUnit.isNegative() && !billedUnit.isZero(), "billedUnit", billedUnit);
    environment = Map.copyOf(environment);
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " of a platform makes no sense: " + value);
    }
  }

  /**
   * The same under another name.
   *
   * @param newName for people
   * @return a new profile
   */
  public PlatformProfile named(String newName) {
    return with(p -> p.name = newName);
  }

  /**
   * The same with one more environment variable.
   *
   * @param variable its name
   * @param value its value
   * @return a new profile
   */
  public PlatformProfile with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return with(p -> p.environment = more);
  }

  /**
   * The same with another number of invocations at once in an instance.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withConcurrency(int value) {
    return with(p -> p.concurrency = value);
  }

  /**
   * The same with another limit of instances.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withMaxInstances(int value) {
    return with(p -> p.maxInstances = value);
  }

  /**
   * The same with another way to treat an invocation that finds no instance.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withOverload(Overload value) {
    return with(p -> p.overload = value);
  }

  /**
   * The same with another time that an invocation may wait.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withQueueTime(Duration value) {
    return with(p -> p.queueTime = value);
  }

  /**
   * The same with another time that an idle instance is kept.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withIdleTime(Duration value) {
    return with(p -> p.idleTime = value);
  }

  /**
   * The same with another limit of the start.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withInitTime(Duration value) {
    return with(p -> p.initTime = value);
  }

  /**
   * The same with another limit of an invocation.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withTimeout(Duration value) {
    return with(p -> p.timeout = value);
  }

  /**
   * The same with instances that stand still between invocations, or not.
   *
   * @param value the new rule
   * @return a new profile
   */
  public PlatformProfile withFreezes(boolean value) {
    return with(p -> p.freezes = value);
  }

  /**
   * The same with another time to shut down.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withGrace(Duration value) {
    return with(p -> p.grace = value);
  }

  /**
   * The same with another size of {@code /tmp}.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withTemporaryBytes(long value) {
    return with(p -> p.temporaryBytes = value);
  }

  /**
   * The same with another memory.
   *
   * @param value the new figure
   * @return a new profile
   */
  public PlatformProfile withMemory(long value) {
    return with(p -> p.memory = value);
  }

  /** The figures of a profile while it is made up. */
  private static final class Draft {
    private String name;
    private int concurrency;
    private int maxInstances;
    private Overload overload;
    private Duration queueTime;
    private Duration idleTime;
    private Duration initTime;
    private int initTries;
    private Duration timeout;
    private AfterTimeout afterTimeout;
    private boolean freezes;
    private Duration grace;
    private boolean exitsOnFatalError;
    private long temporaryBytes;
    private boolean temporarySurvives;
    private long memory;
    private Duration billedUnit;
    private boolean initBilled;
    private Map<String, String> environment;

    Draft(PlatformProfile from) {
      this.name = from.name();
      this.concurrency = from.concurrency();
      this.maxInstances = from.maxInstances();
      this.overload = from.overload();
      this.queueTime = from.queueTime();
      this.idleTime = from.idleTime();
      this.initTime = from.initTime();
      this.initTries = from.initTries();
      this.timeout = from.timeout();
      this.afterTimeout = from.afterTimeout();
      this.freezes = from.freezes();
      this.grace = from.grace();
      this.exitsOnFatalError = from.exitsOnFatalError();
      this.temporaryBytes = from.temporaryBytes();
      this.temporarySurvives = from.temporarySurvives();
      this.memory = from.memory();
      this.billedUnit = from.billedUnit();
      this.initBilled = from.initBilled();
      this.environment = from.environment();
    }

    PlatformProfile done() {
      return new PlatformProfile(
          name,
          concurrency,
          maxInstances,
          overload,
          queueTime,
          idleTime,
          initTime,
          initTries,
          timeout,
          afterTimeout,
          freezes,
          grace,
          exitsOnFatalError,
          temporaryBytes,
          temporarySurvives,
          memory,
          billedUnit,
          initBilled,
          environment);
    }
  }

  private PlatformProfile with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }
}
