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
 * The settings of all forks. Not safe for use by many threads; can start several forks.
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
   * Sets the Java installation, a directory with {@code bin/java}; this process's own by default.
   */
  public final B javaHome(Path home) {
    this.javaHome = new JavaHome(home);
    return self();
  }

  /** Adds options of the virtual machine, in order. */
  public final B jvmArgs(String... args) {
    jvmArgs.addAll(List.of(args));
    return self();
  }

  /**
   * Sets an environment variable, over the fork's own. The process inherits only {@code PATH},
   * {@code HOME}, {@code TMPDIR}, {@code TZ} and {@code LD_LIBRARY_PATH}, so that a test does not
   * depend on its user; {@code LC_ALL} is {@code C.UTF-8}.
   *
   * @param name of the variable
   * @param value its value
   */
  public final B env(String name, String value) {
    environment.put(
        Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value of " + name));
    return self();
  }

  /**
   * Sets the working directory, which must exist and is kept; by default an empty one, deleted on
   * close.
   */
  public final B directory(Path directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
    return self();
  }

  /** Sets the time from SIGTERM to SIGKILL on close, zero to kill at once; 5 seconds by default. */
  public final B grace(Duration grace) {
    this.grace = Objects.requireNonNull(grace, "grace");
    return self();
  }

  /**
   * Makes AnyFn in the process report the failures of its invocations, for {@link
   * JavaProcess#failures}. The class path must contain {@link FailureReporter#classPath}.
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
