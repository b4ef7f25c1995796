package dev.anyfn.store.tck.idempotency;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.state.spi.ValueCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves {@link dev.anyfn.state.Idempotent} on a table: deliveries of the same and of other
 * messages, one operation of the store at a time, in many orders, in virtual time, with crashes,
 * stalled instances, lost answers, late writes, clocks that differ, and leases that run out.
 *
 * <p>Whatever happened, in the end each key has one effect, all answers to it are the one that is
 * stored, and no run has begun while another could believe that it holds the lease.
 *
 * <pre>{@code
 * Report report = IdempotencySchedules.over(InMemoryTableDriver::new).random(1, 100_000);
 * assertThat(report.violation()).isNull();
 * }</pre>
 *
 * <p>Everything follows from a seed, or from a list of choices, so every schedule can be replayed.
 * For one thread.
 */
public final class IdempotencySchedules {

  private final Supplier<? extends TableDriver> tables;
  private final ValueCodec codec = new JsonValues();
  private int started;

  private IdempotencySchedules(Supplier<? extends TableDriver> tables) {
    this.tables = tables;
  }

  /**
   * The bounds of {@link #search}.
   *
   * @param actors how many deliveries of one message begin at once
   * @param preemptions how often another actor goes on although this one could
   * @param crashes how many actors die, before or after an operation
   * @param lostAnswers how many writes are done, or not, without an answer that says so
   * @param expiries how often so much time goes by that all leases run out
   * @param failures how many runs of the function fail, and release their key
   */
  public record Bounds(
      int actors, int preemptions, int crashes, int lostAnswers, int expiries, int failures) {

    /** Returns the bounds as Java source. */
    @Override
    public String toString() {
      return "new Bounds(%d, %d, %d, %d, %d, %d)"
          .formatted(actors, preemptions, crashes, lostAnswers, expiries, failures);
    }
  }

  /**
   * The outcome of a run of schedules.
   *
   * @param schedules how many were run
   * @param steps how many operations and waits they had
   * @param runs how often the function ran
   * @param violation null if there was none; else what the first was, how to replay it, and its
   *     steps
   */
  public record Report(long schedules, long steps, long runs, @Nullable String violation) {}

  /**
   * Makes schedules over a table.
   *
   * @param tables gives the driver, asked before each schedule: a new one, or always the same, for
   *     no two schedules have a key in common. It must have {@link
   *     dev.anyfn.state.Capability#ATOMIC}, and is closed by who gives it
   */
  public static IdempotencySchedules over(Supplier<? extends TableDriver> tables) {
    return new IdempotencySchedules(tables);
  }

  /**
   * Runs schedules of random plans until one goes wrong.
   *
   * @param firstSeed the seed of the first; those after it count on
   * @param count how many
   * @return the outcome
   */
  public Report random(long firstSeed, int count) {
    Tally tally = new Tally();
    try (Threads threads = new Threads()) {
      for (long seed = firstSeed; seed < firstSeed + count; seed++) {
        String seen = random(seed, threads, null, tally);
        if (seen != null) {
          return tally.report(replayed(seen, replay(seed), "replay(" + seed + "L)"));
        }
      }
    }
    return tally.report(null);
  }

  /**
   * Runs one schedule and records its steps.
   *
   * @param seed of {@link #random}
   * @return the outcome, with all steps if something was violated
   */
  public Report replay(long seed) {
    Tally tally = new Tally();
    List<String> trace = new ArrayList<>();
    try (Threads threads = new Threads()) {
      String violation = random(seed, threads, trace, tally);
      return tally.report(
          violation == null
              ? null
              : told(violation, "IdempotencySchedules.over(...).replay(" + seed + "L)", trace));
    }
  }

  private @Nullable String random(
      long seed, Threads threads, @Nullable List<String> trace, Tally tally) {
    SplittableRandom random = new SplittableRandom(seed);
    Workload plan = RandomDirector.plan(random);
    return run(plan, new RandomDirector(random, plan), random, threads, trace, tally);
  }

  /**
   * Runs all schedules within bounds, until one goes wrong: deliveries of one message that begin at
   * the same time, on instances whose clocks are apart.
   *
   * @param bounds how far
   * @return the outcome
   */
  public Report search(Bounds bounds) {
    Tally tally = new Tally();
    try (Threads threads = new Threads()) {
      List<Integer> script = List.of();
      while (script != null) {
        SearchDirector director = new SearchDirector(script, bounds, plan(bounds));
        String seen = search(bounds, director, threads, null, tally);
        if (seen != null) {
          List<Integer> taken = director.taken();
          String how = "replay(" + bounds + ", List.of(" + text(taken) + "))";
          return tally.report(replayed(seen, replay(bounds, taken), how));
        }
        script = director.following();
      }
    }
    return tally.report(null);
  }

  /**
   * Runs one schedule and records its steps.
   *
   * @param bounds as for {@link #search}
   * @param choices as a violation names them
   * @return the outcome, with all steps if something was violated
   */
  public Report replay(Bounds bounds, List<Integer> choices) {
    Tally tally = new Tally();
    List<String> trace = new ArrayList<>();
    SearchDirector director = new SearchDirector(choices, bounds, plan(bounds));
    try (Threads threads = new Threads()) {
      String violation = search(bounds, director, threads, trace, tally);
      String how =
          "IdempotencySchedules.over(...).replay(" + bounds + ", List.of(" + text(choices) + "))";
      return tally.report(violation == null ? null : told(violation, how, trace));
    }
  }

  private @Nullable String search(
      Bounds bounds,
      SearchDirector director,
      Threads threads,
      @Nullable List<String> trace,
      Tally tally) {
    return run(plan(bounds), director, new SplittableRandom(1), threads, trace, tally);
  }

  private static Workload plan(Bounds bounds) {
    List<int[]> messages = new ArrayList<>();
    for (int i = 0; i < bounds.actors(); i++) {
      messages.add(new int[] {1, 1});
    }
    return new Workload(messages, List.of(0L, 2_000L, 1_000L), 10_000, 2_000, 0, true, false, 0);
  }

  private @Nullable String run(
      Workload plan,
      Director director,
      SplittableRandom random,
      Threads threads,
      @Nullable List<String> trace,
      Tally tally) {
    TableDriver driver = Objects.requireNonNull(tables.get(), "driver");
    String prefix = "schedule" + ++started + "/";
    Schedule schedule =
        new Schedule(driver, codec, plan, director, random, threads.idle, prefix, trace);
    String violation = schedule.run();
    tally.schedules++;
    tally.steps += schedule.steps();
    tally.runs += schedule.runs();
    return violation;
  }

  /** A table that does not always do the same may not show it again: it was seen all the same. */
  private static String replayed(String seen, Report again, String how) {
    String told = again.violation();
    return told != null
        ? told
        : seen + "\nseen once, and not again by IdempotencySchedules.over(...)." + how;
  }

  private static String text(List<Integer> choices) {
    String list = choices.toString();
    return list.substring(1, list.length() - 1);
  }

  private static String told(String violation, String how, List<String> trace) {
    return violation + "\nreplay: " + how + "\n" + String.join("\n", trace);
  }

  private static final class Tally {
    private long schedules;
    private long steps;
    private long runs;

    Report report(@Nullable String violation) {
      return new Report(schedules, steps, runs, violation);
    }
  }

  /** Threads outlive a schedule: to start one costs more than to run one. */
  private static final class Threads implements AutoCloseable {
    private final List<Lane> idle = new ArrayList<>();

    @Override
    public void close() {
      for (Lane lane : idle) {
        lane.close();
      }
    }
  }
}
