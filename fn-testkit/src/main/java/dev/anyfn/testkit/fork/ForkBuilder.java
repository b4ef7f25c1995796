package dev.anyfn.testkit.fork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all forks can be told. Not safe for use by many threads; may be used to start several.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ForkBuilder<B extends ForkBuilder<B>>
    permits JavaProcess.Builder, LambdaFork.Builder, HttpFork.Builder {

  private JavaHome javaHome = JavaHome.ofThisProcess();
  private final List<String> jvmArgs = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private @Nullable Path directory;
  private Duration grace = Duration.ofSeconds(5);
  private boolean reportsFailures;

  ForkBuilder() {}

  abstract B self();

  /**
   * The Java to run, this process's own by default.
   *
   * @param home a directory with {@code bin/java} in it
   */
  public final B javaHome(Path home) {
    this.javaHome = new JavaHome(home);
    return self();
  }

  /**
   * Adds options of the virtual machine.
   *
   * @param args such as {@code -Xmx128m}, in order
   */
  public final B jvmArgs(String... args) {
    jvmArgs.addAll(List.of(args));
    return self();
  }

  /**
   * Sets an environment variable. The process inherits next to nothing: {@code PATH}, {@code HOME},
   * {@code TMPDIR}, {@code TZ} and {@code LD_LIBRARY_PATH}, so that a test does not depend on who
   * runs it; {@code LC_ALL} is {@code C.UTF-8}.
   *
   * @param name of the variable
   * @param value its value, which wins over what the fork itself sets
   */
  public final B env(String name, String value) {
    environment.put(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value of " + name));
    return self();
  }

  /**
   * The working directory; by default an empty one of its own, deleted on close.
   *
   * @param directory which exists, and is not deleted
   */
  public final B directory(Path directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
    return self();
  }

  /**
   * How long after SIGTERM the process is killed on close; 5 seconds by default.
   *
   * @param grace zero to kill at once
   */
  public final B grace(Duration grace) {
    this.grace = Objects.requireNonNull(grace, "grace");
    return self();
  }

  /**
   * Lets AnyFn in the process report the failures of its invocations, for {@link
   * JavaProcess#failures}. Its class path must have {@link FailureReporter#classPath} in it.
   */
  public final B reportFailures() {
    this.reportsFailures = true;
    return self();
  }

  final JavaHome java() {
    return javaHome;
  }

  final Duration grace() {
    return grace;
  }

  /** Starts a process with these settings. */
  final JavaProcess launch(List<String> arguments, Map<String, String> ownEnvironment) {
    TempDirectory scratch = TempDirectory.create("anyfn-fork-");
    return launch(arguments, ownEnvironment, scratch);
  }

  final JavaProcess launch(
      List<String> arguments, Map<String, String> ownEnvironment, TempDirectory scratch) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.executable().toString());
    command.addAll(jvmArgs);
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command);
    process.directory((directory == null ? scratch.path() : directory).toFile());
    Inherited.keepOnly(process.environment());
    process.environment().putAll(ownEnvironment);
    process.environment().putAll(environment);
    if (reportsFailures) {
      process
          .environment()
          .put(FailureReporter.FILE, scratch.path().resolve("failures").toString());
      process
          .environment()
          .merge("FN_OBSERVERS", FailureReporter.class.getName(), (own, ours) -> own + "," + ours);
    }
    return JavaProcess.start(process, grace, scratch);
  }
}
