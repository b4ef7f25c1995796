package dev.anyfn.testkit.platform;

import dev.anyfn.Function;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.fork.FailureReporter;
import dev.anyfn.testkit.fork.ForkBuilder;
import dev.anyfn.testkit.fork.InvokerFork;
import dev.anyfn.testkit.fork.LambdaFork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A deployable application, the same on every platform: functions, settings, and the classes or the
 * jar they are in. Immutable; each method that changes something returns a new one.
 *
 * <p>By default it has the class path of this virtual machine without the testkit, the jars of
 * JUnit, AssertJ, Hamcrest and Mockito, and, with JUnit, the directory of the test class unless a
 * function is in it. Other dependencies of test scope stay: to test the exact deployment, name the
 * {@link #jar}.
 */
public final class Application {

  /** Small and quick to start, because several run at once. */
  private static final String[] ECONOMICAL = {
    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"
  };

  private final ApplicationParts parts;

  private Application(ApplicationParts parts) {
    this.parts = parts;
  }

  /**
   * Creates an application on the class path of this virtual machine.
   *
   * @param functions the functions for {@code FN_TARGET}; with none, each platform finds the one in
   *     {@code META-INF/services/dev.anyfn.Function}, as in production
   * @throws IllegalArgumentException if one of them is no {@link Function}
   */
  public static Application of(Class<?>... functions) {
    for (Class<?> function : functions) {
      if (!Function.class.isAssignableFrom(function)) {
        throw new IllegalArgumentException(
            function.getName() + " does not implement dev.anyfn.Function: name a class that does");
      }
    }
    List<String> names = Stream.of(functions).map(Class::getName).distinct().toList();
    return new Application(ApplicationParts.of(names));
  }

  /**
   * Sets an environment variable on every platform.
   *
   * @param name of the variable; {@code FN_TARGET} overrides the functions
   * @param value its value
   */
  public Application env(String name, String value) {
    Objects.requireNonNull(value, "value of " + name);
    return new Application(parts.env(Objects.requireNonNull(name, "name"), value));
  }

  /**
   * Adds options of the virtual machine, which win over the defaults: the first compiler only, the
   * serial collector, a heap of 256 MiB.
   */
  public Application jvmArgs(String... args) {
    return new Application(parts.jvmArgs(List.of(args)));
  }

  /** Sets the class path: the functions, the adapters and all their dependencies. */
  public Application classPath(ClassPath classPath) {
    return new Application(parts.located(Objects.requireNonNull(classPath, "classPath"), null));
  }

  /**
   * Sets the packaged artifact: {@code java -jar} in the container, the class path elsewhere.
   *
   * @param jar with all dependencies inside
   * @throws IllegalArgumentException if there is no such file
   */
  public Application jar(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException(
          "There is no file "
              + jar.toAbsolutePath()
              + ": test it after it is packaged, in Maven by the Failsafe plugin"
              + " (class names that end in IT)");
    }
    return new Application(parts.located(null, jar.toAbsolutePath()));
  }

  /** Removes the directory or jar of a test class, unless a function is in it. */
  public Application testedBy(Class<?> test) {
    return new Application(parts.testedBy(ClassPath.of(test).entries()));
  }

  /**
   * Returns the names of the functions' classes; empty if each platform finds its function itself.
   */
  public List<String> functions() {
    return parts.functions();
  }

  /** Returns the deployed classes: the jar alone, if there is one. */
  public ClassPath classPath() {
    Path jar = parts.jar();
    if (jar != null) {
      return ClassPath.of(jar);
    }
    ClassPath given = parts.classPath();
    return given != null
        ? given
        : TestTools.removedFrom(ClassPath.ofThisProcess(), needed(), parts.tests());
  }

  private List<String> needed() {
    List<String> needed = new ArrayList<>(parts.functions());
    for (Adapter adapter : Adapter.values()) {
      needed.add(adapter.entry());
    }
    return needed;
  }

  /**
   * Returns a builder, ready to start, for the application in a container.
   *
   * @throws PlatformException if {@code adapter-http} is missing
   */
  public ContainerFork.Builder container() {
    ClassPath classes = requires(Adapter.HTTP);
    ContainerFork.Builder builder = ContainerFork.builder();
    Path jar = parts.jar();
    return with(jar == null ? builder.mainClass(Adapter.HTTP.entry(), classes) : builder.jar(jar));
  }

  /**
   * Returns a builder, ready to start, for the application on Google's functions invoker.
   *
   * @param version such as {@link InvokerFork#PRODUCTION}
   * @throws PlatformException if {@code adapter-gcp} is missing
   */
  public InvokerFork.Builder invoker(String version) {
    ClassPath classes = requires(Adapter.GCP);
    return with(
        InvokerFork.builder()
            .version(version)
            .target(Adapter.GCP.entry())
            .signatureType("http")
            .classPath(classes.and(FailureReporter.classPath()))
            .reportFailures());
  }

  /**
   * Returns a builder, ready to start, for the application on AWS's Lambda runtime client.
   *
   * @throws PlatformException if {@code adapter-aws} is missing
   */
  public LambdaFork.Builder lambda() {
    ClassPath classes = requires(Adapter.AWS);
    return with(
        LambdaFork.builder()
            .handler(Adapter.AWS.entry())
            .classPath(classes.and(FailureReporter.classPath()))
            .reportFailures());
  }

  private ClassPath requires(Adapter adapter) {
    ClassPath classes = classPath();
    List<String> wanted = List.of(adapter.entry());
    if (classes.entries().stream().allMatch(entry -> Classes.in(entry, wanted).isEmpty())) {
      throw new PlatformException(
          "The application has no " + adapter.entry() + ": " + adapter.remedy() + ".\n" + classes);
    }
    return classes;
  }

  private <B extends ForkBuilder<B>> B with(B builder) {
    builder.jvmArgs(ECONOMICAL).jvmArgs(parts.jvmArgs().toArray(String[]::new));
    if (!parts.functions().isEmpty()) {
      builder.env(ApplicationParts.TARGET, String.join(",", parts.functions()));
    }
    parts.environment().forEach(builder::env);
    return builder;
  }

  /** Selects one function, for a platform that cannot choose among several. */
  Application only(String function) {
    return new Application(parts.only(function));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Application application && application.parts.equals(parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** Omits the settings' values, which may be secrets. */
  @Override
  public String toString() {
    String named =
        parts.functions().isEmpty() ? "the function" : String.join(", ", parts.functions());
    String where = parts.jar() == null ? "" : " in " + parts.jar();
    String settings = parts.environment().isEmpty() ? "" : " with " + parts.environment().keySet();
    return named + where + settings;
  }
}
