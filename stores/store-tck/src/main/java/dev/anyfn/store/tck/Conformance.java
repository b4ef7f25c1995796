package dev.anyfn.store.tck;

import dev.anyfn.state.Capability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The cases that a store must pass, for any test framework. {@link BucketConformance} and {@link
 * TableConformance} run them under JUnit 5.
 */
public final class Conformance {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final StoreUnderTest store;
  private final boolean bucket;
  private final Set<Capability> declared;

  private Conformance(StoreUnderTest store, boolean bucket, Set<Capability> declared) {
    this.store = store;
    this.bucket = bucket;
    this.declared = declared;
  }

  /**
   * Opens a bucket to ask for its capabilities, and collects the rules that apply to it.
   *
   * @param store the store under test
   * @return its cases
   */
  public static Conformance ofBucket(StoreUnderTest store) {
    try (Trial trial = new Trial(store)) {
      return new Conformance(store, true, trial.bucket().capabilities());
    }
  }

  /**
   * Opens a table to ask for its capabilities, and collects the rules that apply to it.
   *
   * @param store the store under test
   * @return its cases
   */
  public static Conformance ofTable(StoreUnderTest store) {
    try (Trial trial = new Trial(store)) {
      return new Conformance(store, false, trial.table().capabilities());
    }
  }

  /**
   * A case of the suite.
   *
   * @param name for people
   * @param run throws if the case fails
   */
  public record Case(String name, Run run) {}

  /** The body of a case. */
  @FunctionalInterface
  public interface Run {
    /**
     * Runs the case.
     *
     * @throws Exception if it fails
     */
    void run() throws Exception;
  }

  /**
   * Returns a case for each rule that applies, each capability that is not declared (the store must
   * refuse it), and each known defect that always shows (the server must still have it), in the
   * order of the rules.
   */
  public List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Rule rule : bucket ? Rules.ofBuckets() : Rules.ofTables()) {
      Defect defect = store.defects().get(rule.id());
      if (!reaches(rule.reach()) || !declared.containsAll(rule.needs())) {
        continue;
      }
      if (defect == null) {
        cases.add(new Case(rule.toString(), () -> run(rule)));
      } else if (defect.always()) {
        cases.add(
            new Case(rule + " [the server does not: " + defect.reason() + "]", () -> breaks(rule)));
      }
    }
    for (Capability missing : missing()) {
      cases.add(new Case("has no " + missing + ", and says so", () -> lacks(missing)));
    }
    return cases;
  }

  private Set<Capability> missing() {
    Set<Capability> missing =
        new TreeSet<>(
            bucket
                ? List.of(
                    Capability.IF_ABSENT,
                    Capability.IF_VERSION,
                    Capability.CONDITIONAL_DELETE,
                    Capability.SIGNED_URLS,
                    Capability.SHARED,
                    Capability.DURABLE)
                : List.of(Capability.ATOMIC, Capability.SHARED, Capability.DURABLE));
    missing.removeAll(declared);
    return missing;
  }

  private boolean reaches(Rule.Reach reach) {
    return switch (reach) {
      case STORE -> true;
      case NETWORK -> store.port().isPresent();
      case SERVER -> store.server().isPresent();
      case THROTTLE -> store.throttled().isPresent();
      case MISSING -> store.missing().isPresent();
    };
  }

  private void run(Rule rule) throws Exception {
    inTime(
        rule.id(),
        () -> {
          try (Trial trial = new Trial(store)) {
            rule.check().run(trial);
          }
        });
  }

  private void breaks(Rule rule) throws Exception {
    try {
      run(rule);
    } catch (Exception | AssertionError e) {
      return;
    }
    throw new AssertionError(
        "The server keeps " + rule.id() + " now: take it out of the list of its defects");
  }

  private void lacks(Capability missing) throws Exception {
    inTime(
        "lack of " + missing,
        () -> {
          try (Trial trial = new Trial(store)) {
            if (bucket) {
              Rules.lacksInBucket(trial, missing);
            } else {
              Rules.lacksInTable(trial, missing);
            }
          }
        });
  }

  /** In a thread of its own, so that a driver that hangs fails its rule and no other. */
  private static void inTime(String name, Run run) throws Exception {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              run.run();
              return null;
            });
    Thread thread = new Thread(task, "rule " + name);
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      AssertionError late = new AssertionError("Not done after " + PATIENCE);
      late.setStackTrace(thread.getStackTrace());
      thread.interrupt();
      throw late;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
