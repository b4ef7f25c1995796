package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.Lifecycle.AfterTimeout;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A platform, as a simulator sees it. The constants hold what the vendors document (read in 2026)
 * and what has been measured. Change what your deployment sets with {@link #withMaxInstances} and
 * its like, and any other figure with {@link #with(ProfilePart)}. Immutable.
 *
 * @param name for people
 * @param admission how invocations are taken in
 * @param growth how instances are made
 * @param reuse which instance with room is next
 * @param retention how long instances are kept
 * @param lifecycle how processes start, run and stop
 * @param resources what an instance has
 * @param billing which time is billed
 * @param environment the variables that the platform sets
 */
public record PlatformProfile(
    String name,
    Admission admission,
    Growth growth,
    Reuse reuse,
    Retention retention,
    Lifecycle lifecycle,
    Resources resources,
    Billing billing,
    Map<String, String> environment) {

  private static final long MEBIBYTE = 1024 * 1024;
  private static final Duration MOMENT = Duration.ofNanos(1);

  /** AWS Lambda on a managed runtime, on demand. */
  public static final PlatformProfile LAMBDA =
      new PlatformProfile(
          "AWS Lambda",
          new Admission(1, Duration.ZERO),
          new Growth(1000),
          Reuse.MOST_RECENTLY_USED,
          new Retention(Duration.ofMinutes(5), true),
          new Lifecycle(
              Duration.ofSeconds(10),
              2,
              Duration.ofSeconds(3),
              AfterTimeout.RESET,
              true,
              Duration.ZERO,
              true),
          new Resources(512 * MEBIBYTE, 512 * MEBIBYTE),
          new Billing(Duration.ofMillis(1), true),
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
          .with(new Retention(Duration.ofMinutes(15), true))
          .with(LAMBDA.lifecycle.withFreezes(false))
          .with("AWS_LAMBDA_MAX_CONCURRENCY", "16");

  /** A Cloud Run service. */
  public static final PlatformProfile CLOUD_RUN =
      new PlatformProfile(
          "Cloud Run",
          new Admission(80, Duration.ofSeconds(10)),
          new Growth(100),
          Reuse.MOST_RECENTLY_USED,
          new Retention(Duration.ofMinutes(15), false),
          new Lifecycle(
              Duration.ofMinutes(4),
              1,
              Duration.ofMinutes(5),
              AfterTimeout.KEEP,
              true,
              Duration.ofSeconds(10),
              false),
          new Resources(512 * MEBIBYTE, 512 * MEBIBYTE),
          new Billing(Duration.ofMillis(100), true),
          Map.of(
              "PORT", "8080",
              "K_SERVICE", "function",
              "K_REVISION", "function-00001",
              "K_CONFIGURATION", "function"));

  /** Google Cloud Functions: Cloud Run with one request at a time. */
  public static final PlatformProfile CLOUD_FUNCTIONS =
      CLOUD_RUN
          .named("Google Cloud Functions")
          .withConcurrency(1)
          .withTimeout(Duration.ofMinutes(1))
          .with("FUNCTION_TARGET", "dev.anyfn.gcp.CloudFunction")
          .with("FUNCTION_SIGNATURE_TYPE", "http");

  /** Apache OpenWhisk: one activation at a time, paused in between; it does not wait on SIGTERM. */
  public static final PlatformProfile OPENWHISK =
      new PlatformProfile(
          "OpenWhisk",
          new Admission(1, Duration.ofMinutes(1)),
          new Growth(4),
          Reuse.MOST_RECENTLY_USED,
          new Retention(Duration.ofMinutes(10), false),
          new Lifecycle(
              Duration.ofMinutes(1),
              1,
              Duration.ofMinutes(1),
              AfterTimeout.RESET,
              true,
              Duration.ZERO,
              true),
          new Resources(256 * MEBIBYTE, 512 * MEBIBYTE),
          new Billing(Duration.ofMillis(1), true),
          Map.of("__OW_API_HOST", "localhost", "__OW_ACTION_NAME", "/guest/function"));

  /** Knative Serving with its defaults. */
  public static final PlatformProfile KNATIVE =
      new PlatformProfile(
          "Knative",
          new Admission(Integer.MAX_VALUE, Duration.ofMinutes(5)),
          new Growth(Integer.MAX_VALUE),
          Reuse.MOST_RECENTLY_USED,
          new Retention(Duration.ofSeconds(90), false),
          new Lifecycle(
              Duration.ofMinutes(5),
              1,
              Duration.ofMinutes(5),
              AfterTimeout.KEEP,
              false,
              Duration.ofSeconds(30),
              false),
          new Resources(512 * MEBIBYTE, 512 * MEBIBYTE),
          new Billing(Duration.ofMillis(1), false),
          Map.of("PORT", "8080", "K_SERVICE", "function", "K_REVISION", "function-00001"));

  /** OpenFaaS with of-watchdog in mode http. */
  public static final PlatformProfile OPENFAAS =
      KNATIVE
          .named("OpenFaaS")
          .withMaxInstances(5)
          .withTimeout(Duration.ofSeconds(30))
          .with(new Retention(Duration.ofMinutes(15), false));

  /** A job: a process for each task, which ends when it is done. */
  public static final PlatformProfile JOB =
      CLOUD_RUN
          .named("Job")
          .withConcurrency(1)
          .with(new Retention(Duration.ZERO, false))
          .with(CLOUD_RUN.lifecycle.withTimeout(Duration.ofMinutes(10)).withFreezes(false))
          .with("CLOUD_RUN_JOB", "function")
          .with("CLOUD_RUN_EXECUTION", "function-1")
          .with("CLOUD_RUN_TASK_INDEX", "0")
          .with("CLOUD_RUN_TASK_COUNT", "1")
          .with("CLOUD_RUN_TASK_ATTEMPT", "0");

  /**
   * Refuses figures that make no sense, and copies the environment.
   *
   * @throws IllegalArgumentException if a number or a time makes no sense
   */
  public PlatformProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(reuse, "reuse");
    Objects.requireNonNull(lifecycle.afterTimeout(), "afterTimeout");
    require("concurrency", admission.concurrency(), 1);
    require("queueTime", admission.queueTime(), Duration.ZERO);
    require("maxInstances", growth.maxInstances(), 1);
    require("idleTime", retention.idleTime(), Duration.ZERO);
    require("initTime", lifecycle.initTime(), MOMENT);
    require("initTries", lifecycle.initTries(), 1);
    require("timeout", lifecycle.timeout(), MOMENT);
    require("grace", lifecycle.grace(), Duration.ZERO);
    require("memory", resources.memory(), 1L);
    require("billed unit", billing.unit(), MOMENT);
    environment = Map.copyOf(environment);
  }

  private static <T extends Comparable<T>> void require(String what, T value, T least) {
    if (value.compareTo(least) < 0) {
      throw new IllegalArgumentException(what + " of a platform makes no sense: " + value);
    }
  }

  private PlatformProfile(PlatformProfile from, String name, Map<String, String> environment) {
    this(
        name,
        from.admission,
        from.growth,
        from.reuse,
        from.retention,
        from.lifecycle,
        from.resources,
        from.billing,
        environment);
  }

  /**
   * {@return this profile under another name}
   *
   * @param newName for people
   */
  public PlatformProfile named(String newName) {
    return new PlatformProfile(this, newName, environment);
  }

  /**
   * {@return this profile with one more environment variable}
   *
   * @param variable its name
   * @param value its value
   */
  public PlatformProfile with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new PlatformProfile(this, name, more);
  }

  /**
   * {@return this profile with another part, such as {@code new Admission(1, Duration.ZERO)}}
   *
   * @param part takes the place of the one of its kind
   */
  public PlatformProfile with(ProfilePart part) {
    return new PlatformProfile(
        name,
        part instanceof Admission other ? other : admission,
        part instanceof Growth other ? other : growth,
        part instanceof Reuse other ? other : reuse,
        part instanceof Retention other ? other : retention,
        part instanceof Lifecycle other ? other : lifecycle,
        part instanceof Resources other ? other : resources,
        part instanceof Billing other ? other : billing,
        environment);
  }

  /**
   * {@return this profile with another number of invocations at once in an instance}
   *
   * @param value at least 1
   */
  public PlatformProfile withConcurrency(int value) {
    return with(new Admission(value, admission.queueTime()));
  }

  /**
   * {@return this profile with another limit of instances}
   *
   * @param value at least 1
   */
  public PlatformProfile withMaxInstances(int value) {
    return with(new Growth(value));
  }

  /**
   * {@return this profile with another limit of an invocation's duration}
   *
   * @param value how long it may take
   */
  public PlatformProfile withTimeout(Duration value) {
    return with(lifecycle.withTimeout(value));
  }

  /**
   * {@return this profile with another memory of an instance}
   *
   * @param bytes how much
   */
  public PlatformProfile withMemory(long bytes) {
    return with(new Resources(bytes, resources.temporaryBytes()));
  }
}
