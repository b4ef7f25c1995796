package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.ClassPath;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an application. Immutable.
 *
 * @param functions the names of their classes
 * @param classPath null for that of this virtual machine
 * @param jar null if there are classes instead
 * @param tests the jars and directories of tests
 */
record ApplicationParts(
    List<String> functions,
    Map<String, String> environment,
    List<String> jvmArgs,
    @Nullable ClassPath classPath,
    @Nullable Path jar,
    Set<Path> tests) {

  static final String TARGET = "FN_TARGET";

  static ApplicationParts of(List<String> functions) {
    return new ApplicationParts(functions, Map.of(), List.of(), null, null, Set.of());
  }

  ApplicationParts env(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new ApplicationParts(
        functions, Collections.unmodifiableMap(more), jvmArgs, classPath, jar, tests);
  }

  ApplicationParts jvmArgs(List<String> args) {
    List<String> more = Stream.concat(jvmArgs.stream(), args.stream()).toList();
    return new ApplicationParts(functions, environment, more, classPath, jar, tests);
  }

  ApplicationParts located(@Nullable ClassPath otherClassPath, @Nullable Path otherJar) {
    return new ApplicationParts(functions, environment, jvmArgs, otherClassPath, otherJar, tests);
  }

  ApplicationParts testedBy(List<Path> origins) {
    Set<Path> more = new LinkedHashSet<>(tests);
    more.addAll(origins);
    return new ApplicationParts(
        functions, environment, jvmArgs, classPath, jar, Collections.unmodifiableSet(more));
  }

  /** Selects one function, over any FN_TARGET. */
  ApplicationParts only(String function) {
    Map<String, String> others = new LinkedHashMap<>(environment);
    others.remove(TARGET);
    return new ApplicationParts(
        List.of(function), Collections.unmodifiableMap(others), jvmArgs, classPath, jar, tests);
  }
}
