package dev.anyfn.testkit.budget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The result of a {@link Budget}. Immutable. */
public final class Measured {

  private final String function;
  private final Map<Metric, Long> values;
  private final List<LoadedClass> loaded;

  Measured(String function, Map<Metric, Long> values, List<LoadedClass> loaded) {
    this.function = function;
    this.values = Collections.unmodifiableMap(new EnumMap<>(values));
    this.loaded = List.copyOf(loaded);
  }

  /** Returns the name of the function's class. */
  public String function() {
    return function;
  }

  /** Returns all values. */
  public Map<Metric, Long> values() {
    return values;
  }

  /**
   * Returns a value in the metric's unit.
   *
   * @param metric of the value
   * @throws IllegalStateException if it was not measured
   */
  public long value(Metric metric) {
    Long value = values.get(metric);
    if (value == null) {
      throw new IllegalStateException(
          metric + " was not measured of " + function + "; see Metric for what it needs");
    }
    return value;
  }

  /**
   * Returns the binary names of the classes that were loaded until the first answer, in order, the
   * JDK's included; generated classes have no number, so a name may repeat.
   */
  public List<String> classes() {
    return loaded.stream().map(LoadedClass::name).toList();
  }

  /**
   * Returns the number of {@linkplain Metric#APPLICATION_CLASSES application classes} by package,
   * sorted.
   */
  public Map<String, Integer> packages() {
    Map<String, Integer> counts = new TreeMap<>();
    namesByPackage().forEach((name, classes) -> counts.put(name, classes.size()));
    return Collections.unmodifiableMap(counts);
  }

  /** Returns the short names of the application's classes, sorted, by package. */
  Map<String, List<String>> namesByPackage() {
    Map<String, List<String>> names = new TreeMap<>();
    for (LoadedClass one : loaded) {
      if (one.application()) {
        names.computeIfAbsent(one.packageName(), key -> new ArrayList<>()).add(one.shortName());
      }
    }
    names.values().forEach(Collections::sort);
    return names;
  }

  /** Returns the bytes of the class files of a package. */
  long bytesOf(String packageName) {
    return loaded.stream()
        .filter(one -> one.packageName().equals(packageName))
        .mapToLong(LoadedClass::bytes)
        .sum();
  }

  /**
   * Asserts that a value is within a limit.
   *
   * @param metric of the value
   * @param limit in the metric's unit, inclusive
   * @throws AssertionError if it is more; the message names the largest parts
   * @throws IllegalStateException if it was not measured
   */
  public Measured assertAtMost(Metric metric, long limit) {
    long value = value(metric);
    if (value > limit) {
      throw new AssertionError(
          function
              + ": "
              + metric
              + " is "
              + Text.number(value)
              + ", at most "
              + Text.number(limit)
              + " allowed ("
              + Text.growth(limit, value)
              + ")"
              + details(metric));
    }
    return this;
  }

  private String details(Metric metric) {
    return switch (metric) {
      case APPLICATION_CLASSES, APPLICATION_CLASS_BYTES -> largestPackages(metric);
      case CLASSES -> ", " + Text.number(applicationClasses()) + " of them not the JDK's";
      case WARM_ALLOCATION_BYTES, INIT_CPU_MILLIS, JAR_BYTES -> "";
    };
  }

  private long applicationClasses() {
    return loaded.stream().filter(LoadedClass::application).count();
  }

  private String largestPackages(Metric metric) {
    Map<String, List<String>> names = namesByPackage();
    Comparator<String> order =
        metric == Metric.APPLICATION_CLASSES
            ? Comparator.comparingInt(name -> names.getOrDefault(name, List.of()).size())
            : Comparator.comparingLong(this::bytesOf);
    List<String> lines =
        names.keySet().stream()
            .sorted(order.reversed())
            .map(name -> packageLine(name, names.getOrDefault(name, List.of())))
            .toList();
    return "\nin these packages, the largest first:\n  " + Text.first(lines, "\n  ");
  }

  private String packageLine(String name, List<String> classes) {
    return (name.isEmpty() ? "(no package)" : name)
        + ": "
        + Text.counted(classes.size())
        + ", "
        + Text.number(bytesOf(name))
        + " bytes: "
        + Text.first(classes, ", ");
  }

  /**
   * Asserts that no class of a package was loaded until the first answer.
   *
   * @param prefix a package with those below it, or a class with those nested in it
   * @throws AssertionError with the first of them, their size, and the class loaded before them,
   *     which is near the cause
   */
  public Measured assertNone(String prefix) {
    List<LoadedClass> found = loaded.stream().filter(one -> one.isUnder(prefix)).toList();
    if (!found.isEmpty()) {
      int first = loaded.indexOf(found.get(0));
      String before = first == 0 ? "" : " after " + lastOfApplicationBefore(first);
      throw new AssertionError(
          function
              + " loads "
              + Text.counted(found.size())
              + " of "
              + prefix
              + " until its first answer, "
              + Text.number(found.stream().mapToLong(LoadedClass::bytes).sum())
              + " bytes of class files; the first"
              + before
              + ":\n  "
              + Text.first(found.stream().map(LoadedClass::name).toList(), "\n  "));
    }
    return this;
  }

  private String lastOfApplicationBefore(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (loaded.get(i).application()) {
        return loaded.get(i).name();
      }
    }
    return loaded.get(index - 1).name();
  }

  /** Returns the function and all values. */
  @Override
  public String toString() {
    return function + " " + values;
  }
}
