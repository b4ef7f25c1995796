package dev.anyfn.testkit.crash;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The result of a sweep. Immutable. */
public final class CrashReport {

  private static final int LINES = 20;

  private final String title;
  private final Counts counts;
  private final String story;
  private final List<CrashFailure> failures;
  private final @Nullable Throwable cause;

  CrashReport(
      String title,
      Counts counts,
      String story,
      List<CrashFailure> failures,
      @Nullable Throwable cause) {
    this.title = title;
    this.counts = counts;
    this.story = story;
    this.failures = List.copyOf(failures);
    this.cause = cause;
  }

  /** The numbers of a sweep. */
  record Counts(int points, int singles, int pairs, int possible, long seed, int notReached) {}

  /** Returns the points of a run in which nothing goes wrong. */
  public int points() {
    return counts.points();
  }

  /** Returns all schedules that were run, without the clean ones. */
  public int schedules() {
    return counts.singles() + counts.pairs();
  }

  /** Returns the number of schedules with one fault. */
  public int singles() {
    return counts.singles();
  }

  /** Returns the number of schedules with two faults that were run. */
  public int pairs() {
    return counts.pairs();
  }

  /** Returns the number of possible schedules with two faults, at least {@link #pairs()}. */
  public int possiblePairs() {
    return counts.possible();
  }

  /**
   * Returns the number of schedules whose run took another way before their last point, because the
   * function does not do the same each time; 0 if all can be trusted.
   */
  public int notReached() {
    return counts.notReached();
  }

  /** Returns the failures, those of single faults first; the first has a picture. */
  public List<CrashFailure> failures() {
    return failures;
  }

  /** Returns the steps of the run without a crash, or of the replayed run; several lines. */
  public String story() {
    return story;
  }

  /**
   * Returns this report if nothing failed.
   *
   * @throws AssertionError with the story of the first failure, and how to replay it
   */
  public CrashReport orThrow() {
    if (failures.isEmpty()) {
      return this;
    }
    CrashFailure first = failures.get(0);
    StringBuilder text = new StringBuilder();
    text.append(number(failures.size())).append(" of ").append(number(schedules()));
    text.append(" crash schedules break ").append(title).append(" (").append(this).append(").\n\n");
    text.append("Schedule ").append(first.schedule()).append("\n\n");
    text.append(first.story()).append("\n\nBroken: ");
    text.append(first.message().replace("\n", "\n        "));
    text.append("\n\nReplay it: put .replay(\"").append(first.schedule()).append("\") before ");
    text.append(".check(..)\n");
    if (first.picture() != null) {
      text.append("Picture:   ").append(first.picture()).append('\n');
    }
    others(text);
    throw new AssertionError(text.toString(), cause);
  }

  private void others(StringBuilder text) {
    if (failures.size() == 1) {
      return;
    }
    text.append("\nThe others that fail:\n");
    for (int i = 1; i < Math.min(failures.size(), LINES + 1); i++) {
      text.append("  ").append(failures.get(i)).append('\n');
    }
    if (failures.size() > LINES + 1) {
      text.append("  and ").append(number(failures.size() - LINES - 1)).append(" more\n");
    }
  }

  private static String number(int n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Returns the numbers in one line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("explored ").append(number(counts.singles()));
    text.append(" single");
    if (counts.possible() > 0) {
      text.append(" and ").append(number(counts.pairs()));
      if (counts.pairs() < counts.possible()) {
        text.append(" of ").append(number(counts.possible()));
      }
      text.append(" double");
    }
    text.append(" crash schedules over ").append(number(counts.points())).append(" points");
    if (counts.pairs() < counts.possible()) {
      text.append(", chosen by seed ").append(counts.seed());
    }
    if (counts.notReached() > 0) {
      text.append("; ").append(number(counts.notReached()));
      text.append(" did not come to their last point, because the function does not repeat itself");
    }
    return text.toString();
  }
}
