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
 * Measures what a function costs, in a process of its own, with the code that all adapters call a
 * function through: a first invocation, and many warm ones. Not safe for use by many threads.
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
   * Of a function that is on the class path of the test.
   *
   * @param function public, as the platforms want it
   * @return with the input {@code null}, and all else by default
   */
  public static Budget measure(Class<? extends Function<?, ?>> function) {
    return new Budget(function.getName());
  }

  /**
   * The payload of all invocations.
   *
   * @param json as a caller would send it
   */
  public Budget input(String json) {
    this.input = Objects.requireNonNull(json, "json");
    return this;
  }

  /**
   * Sets an environment variable; none is inherited but those that {@link
   * dev.anyfn.testkit.fork.ForkBuilder#env forks} inherit.
   *
   * @param name of the variable
   * @param value its value
   */
  public Budget env(String name, String value) {
    env.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return this;
  }

  /**
   * Where the function and all it needs is; by default, the class path of the test.
   *
   * @param classPath with AnyFn's runtime on it
   */
  public Budget classPath(ClassPath classPath) {
    this.classPath = Objects.requireNonNull(classPath, "classPath");
    this.jar = null;
    return this;
  }

  /**
   * The jar that is deployed, instead of a class path; it is measured, too. Classes that stand in
   * jars nested in it are not found.
   *
   * @param jar with the function, AnyFn's runtime and all they need in it
   */
  public Budget jar(Path jar) {
    this.jar = Objects.requireNonNull(jar, "jar");
    this.classPath = null;
    return this;
  }

  /**
   * How often the function is called after its first answer.
   *
   * @param warmUp before allocations are measured; 2000 by default
   * @param measured while they are measured; 501 by default, and 0 if they are not to be
   */
  public Budget warmCalls(int warmUp, int measured) {
    if (warmUp < 0 || measured < 0) {
      throw new IllegalArgumentException("Numbers of calls are zero or more");
    }
    this.warmUp = warmUp;
    this.calls = measured;
    return this;
  }

  /**
   * Measures {@link Metric#INIT_CPU_MILLIS}, too.
   *
   * @param runs in so many processes more, one after the other, of which the median counts
   */
  public Budget initCpu(int runs) {
    if (runs < 1) {
      throw new IllegalArgumentException("At least one run");
    }
    this.cpuRuns = runs;
    return this;
  }

  /**
   * How long one process may take; two minutes by default.
   *
   * @param timeout more than zero
   */
  public Budget timeout(Duration timeout) {
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Measures.
   *
   * @return what was found
   * @throws IllegalStateException if the function cannot be built or fails in an invocation; the
   *     message holds what its process has written
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
    List<String> dependencies = jar == null ? Libraries.among(entries) : Libraries.inside(jar);
    if (jar != null) {
      values.put(Metric.JAR_BYTES, size(jar));
    }
    if (dependencies != null) {
      values.put(Metric.DEPENDENCIES, (long) dependencies.size());
    }
    return new Measured(function, values, loaded, dependencies == null ? List.of() : dependencies);
  }

  private List<Path> entries() {
    if (jar != null) {
      return List.of(jar.toAbsolutePath());
    }
    return classPath == null ? Libraries.ofThisProcess() : classPath.entries();
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
