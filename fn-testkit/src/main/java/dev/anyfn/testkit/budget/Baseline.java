package dev.anyfn.testkit.budget;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The earlier costs of a function, in a file that is committed with its test. The file has a
 * section for each feature release of the JDK, since they load different classes.
 *
 * <p>With the system property {@code anyfn.budget} set to {@code write} in the JVM of the test,
 * {@link #check} writes the section of its JDK and fails nothing: {@code mvn test
 * -Danyfn.budget=write}. Immutable; two tests must not write one file at the same time.
 */
public final class Baseline {

  private static final String WRITE = "anyfn.budget";
  private static final System.Logger LOG = System.getLogger(Baseline.class.getName());

  private final Path file;
  private final int tolerancePercent;
  private final Set<Metric> metrics;

  private Baseline(Path file, int tolerancePercent, Set<Metric> metrics) {
    this.file = file;
    this.tolerancePercent = tolerancePercent;
    this.metrics = metrics;
  }

  /**
   * Returns the baseline in a file, which need not exist before it is first written, without
   * tolerance, of all measured metrics except {@link Metric#CLASSES} and {@link
   * Metric#INIT_CPU_MILLIS}.
   */
  public static Baseline at(Path file) {
    Set<Metric> metrics = EnumSet.allOf(Metric.class);
    metrics.remove(Metric.CLASSES);
    metrics.remove(Metric.INIT_CPU_MILLIS);
    return new Baseline(Objects.requireNonNull(file, "file"), 0, metrics);
  }

  /** Allows so many percent more than in the file, rounded down. */
  public Baseline tolerancePercent(int percent) {
    if (percent < 0) {
      throw new IllegalArgumentException("The tolerance is zero or more: " + percent);
    }
    return new Baseline(file, percent, metrics);
  }

  /**
   * Sets the metrics that are kept and compared.
   *
   * @param metrics must all be measured
   * @throws IllegalArgumentException with {@link Metric#INIT_CPU_MILLIS}, which differs on every
   *     machine
   */
  public Baseline metrics(Metric... metrics) {
    Set<Metric> chosen = EnumSet.noneOf(Metric.class);
    chosen.addAll(List.of(metrics));
    if (chosen.contains(Metric.INIT_CPU_MILLIS)) {
      throw new IllegalArgumentException(
          "INIT_CPU_MILLIS is another on every machine: hold it with assertAtMost");
    }
    return new Baseline(file, tolerancePercent, chosen);
  }

  /**
   * Asserts that nothing costs more than before.
   *
   * @param measured of the same function, on this Java
   * @throws AssertionError with what has grown; or if the file has nothing to compare with
   */
  public void check(Measured measured) {
    check(measured, Runtime.version().feature(), "write".equals(System.getProperty(WRITE)));
  }

  void check(Measured measured, int feature, boolean write) {
    BaselineFile content = BaselineFile.read(file);
    if (write) {
      content.with(feature, BaselineSection.of(measured, metrics)).write(measured.function());
      LOG.log(
          System.Logger.Level.INFO,
          "Wrote the baseline of {0} on JDK {1} to {2}",
          measured.function(),
          String.valueOf(feature),
          file);
      return;
    }
    BaselineSection before = content.section(feature);
    if (before == null) {
      throw new AssertionError(
          "There is no baseline of "
              + measured.function()
              + " on JDK "
              + feature
              + " in "
              + file
              + howToWrite());
    }
    compare(before, BaselineSection.of(measured, metrics), measured, feature);
  }

  private static String howToWrite() {
    return ": run the test once with -D" + WRITE + "=write, and commit the file";
  }

  private void compare(BaselineSection before, BaselineSection now, Measured measured, int jdk) {
    if (!before.values().keySet().equals(now.values().keySet())) {
      throw new AssertionError(
          file
              + " has "
              + before.values().keySet()
              + " for JDK "
              + jdk
              + ", but measured of "
              + measured.function()
              + " is "
              + now.values().keySet()
              + howToWrite());
    }
    List<String> rows = new ArrayList<>();
    boolean ofClasses = false;
    for (Map.Entry<Metric, Long> entry : now.values().entrySet()) {
      long was = Objects.requireNonNull(before.values().get(entry.getKey()));
      long allowed = was + was * tolerancePercent / 100;
      if (entry.getValue() > allowed) {
        rows.add(row(entry.getKey().name(), allowed, entry.getValue(), was));
        ofClasses |= entry.getKey().name().contains("CLASS");
      }
    }
    if (!rows.isEmpty()) {
      throw new AssertionError(
          measured.function()
              + " costs more than "
              + file
              + " allows on JDK "
              + jdk
              + " (tolerance "
              + tolerancePercent
              + " %):\n"
              + String.format("  %-24s %14s %14s%n", "metric", "allowed", "measured")
                  .stripTrailing()
              + String.join("", rows)
              + (ofClasses ? now.grownSince(before, measured) : "")
              + "\nIf that is meant"
              + howToWrite());
    }
  }

  private static String row(String metric, long allowed, long measured, long was) {
    return String.format(
        Locale.ROOT,
        "\n  %-24s %14s %14s  %s",
        metric,
        Text.number(allowed),
        Text.number(measured),
        Text.growth(was, measured));
  }
}
