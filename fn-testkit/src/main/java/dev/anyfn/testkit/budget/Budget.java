package dev.anyfn.testkit.budget;

import dev.anyfn.Function;
import dev.anyfn.testkit.fork.ClassPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measurement of what a function costs, in its own process, with the code through which all
 * adapters call a function: a first invocation, and many warm ones. Not safe for use by many
 * threads.
 */
public final class Budget {

  private final String function;
  private String input = "null";
  private final Map<String, String> env = new LinkedHashMap<>();
  private @Nullable ClassPath classPath;
  private @Nullable Path jar;
  private Duration timeout = Duration.ofMinutes(2);
  private int warmUp = 2_000;
  private int calls = 501;
  private int cpuRuns;

  private Budget(String function) {
    this.function = function;
  }

  /**
   * Creates a measurement of a public function, on the class path of the test, with the input null.
   */
  public static Budget measure(Class<? extends Function<?, ?>> function) {
    return new Budget(function.getName());
  }

  /** Sets the payload of all invocations. */
  public Budget input(String json) {
    this.input = Objects.requireNonNull(json, "json");
    return this;
  }

  /**
   * Sets an environment variable; the process inherits only those that {@linkplain
   * dev.anyfn.testkit.fork.ForkBuilder#env forks} inherit.
   */
  public Budget env(String name, String value) {
    env.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return this;
  }

  /** Sets the class path, with AnyFn's runtime on it; by default that of the test. */
  public Budget classPath(ClassPath classPath) {
    this.classPath = Objects.requireNonNull(classPath, "classPath");
    this.jar = null;
    return this;
  }

  /**
   * Measures a deployed jar with all that the function needs, instead of a class path; classes in
   * nested jars are not found.
   */
  public Budget jar(Path jar) {
    this.jar = Objects.requireNonNull(jar, "jar");
    this.classPath = null;
    return this;
  }

  /**
   * Sets the number of calls after the first answer.
   *
   * @param warmUp before allocations are measured; 2000 by default
   * @param measured while they are measured; 501 by default, 0 to measure none
   */
  public Budget warmCalls(int warmUp, int measured) {
    if (warmUp < 0 || measured < 0) {
      throw new IllegalArgumentException("Numbers of calls are zero or more");
    }
    this.warmUp = warmUp;
    this.calls = measured;
    return this;
  }

  /** Measures {@link Metric#INIT_CPU_MILLIS}, too: the median of so many further processes. */
  public Budget initCpu(int runs) {
    if (runs < 1) {
      throw new IllegalArgumentException("At least one run");
    }
    this.cpuRuns = runs;
    return this;
  }

  /** Limits the time of one process, more than zero; two minutes by default. */
  public Budget timeout(Duration timeout) {
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Returns the costs of the function, which it runs to measure them.
   *
   * @throws IllegalStateException if the function cannot be built or fails in an invocation; the
   *     message holds the output of its process
   * @throws dev.anyfn.testkit.fork.ForkException if it takes too long
   */
  public Measured run() {
    List<Path> entries = entries();
    ProbeRun probe = new ProbeRun(function, entries, env, input, timeout);
    ProbeRun.Found found = probe.counting(warmUp, calls);
    List<LoadedClass> loaded;
    try (ClassFiles files = new ClassFiles(entries)) {
      loaded = ClassLog.untilDone(found.classLog(), files);
    }
    Map<Metric, Long> values = new EnumMap<>(Metric.class);
    values.put(Metric.CLASSES, (long) loaded.size());
    values.put(
        Metric.APPLICATION_CLASSES, loaded.stream().filter(LoadedClass::application).count());
    values.put(Metric.APPLICATION_CLASS_BYTES, loaded.stream().mapToLong(LoadedClass::bytes).sum());
    if (calls > 0) {
      values.put(Metric.WARM_ALLOCATION_BYTES, found.number("allocation"));
    }
    if (cpuRuns > 0) {
      values.put(Metric.INIT_CPU_MILLIS, initCpu(probe));
    }
    if (jar != null) {
      values.put(Metric.JAR_BYTES, size(jar));
    }
    return new Measured(function, values, loaded);
  }

  private List<Path> entries() {
    if (jar != null) {
      return List.of(jar.toAbsolutePath());
    }
    return (classPath == null ? ClassPath.ofThisProcess() : classPath).entries();
  }

  private long initCpu(ProbeRun probe) {
    long[] millis = new long[cpuRuns];
    for (int run = 0; run < cpuRuns; run++) {
      millis[run] = probe.timing().number("cpu");
    }
    Arrays.sort(millis);
    return millis[cpuRuns / 2];
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
