package dev.anyfn.store.tck;

import dev.anyfn.state.StoreError;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ForkException;
import dev.anyfn.testkit.fork.JavaProcess;
import dev.anyfn.testkit.fork.OutputLine;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Several processes at once on one store. */
final class Races {

  private static final int PROCESSES = 3;
  private static final int ROUNDS = 25;
  private static final int INCREMENTS = 15;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Races() {}

  static void create(Trial trial, String kind) {
    List<String> lines = run(trial, kind, "create", PROCESSES, ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
      String won = "won " + round;
      Expect.equal(1L, lines.stream().filter(won::equals).count(), "winners of round " + round);
    }
  }

  static void count(Trial trial, String kind) {
    run(trial, kind, "count", PROCESSES, INCREMENTS);
    int sum =
        kind.equals("bucket")
            ? trial.bucket().get(trial.key("counter"), Integer.class).orElseThrow().value()
            : trial
                .table()
                .get(RaceProcess.key(trial.key("counter")), Integer.class)
                .orElseThrow()
                .value();
    Expect.equal(PROCESSES * INCREMENTS, sum, "the sum of all increments");
  }

  /**
   * Returns whether another process finds the document named "lacking" while this one has the store
   * open; false if it may not open the store at all.
   */
  static boolean isSeenByAnother(Trial trial) {
    try {
      return run(trial, "table", "see", 1, 0).contains("seen");
    } catch (ForkException e) {
      if (String.valueOf(e.getMessage()).contains(StoreError.UNAVAILABLE.name())) {
        return false;
      }
      throw e;
    }
  }

  /** Runs processes that begin at once, and returns what they have written. */
  static List<String> run(
      Trial trial, String kind, String task, int processes, long number, String... jvmArgs) {
    List<JavaProcess> running = new ArrayList<>();
    Path start = temporary().resolve("start");
    try {
      for (int i = 0; i < processes; i++) {
        running.add(process(trial, kind, task, start, number, jvmArgs));
      }
      for (JavaProcess process : running) {
        process.output().await("ready"::equals, PATIENCE);
      }
      Files.writeString(start, "go");
      List<String> lines = new ArrayList<>();
      for (JavaProcess process : running) {
        process.output().await("done"::equals, PATIENCE);
        process.output().lines().stream().map(OutputLine::text).forEach(lines::add);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      running.forEach(JavaProcess::close);
      delete(start);
    }
  }

  private static JavaProcess process(
      Trial trial, String kind, String task, Path start, long number, String... jvmArgs) {
    Path[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toArray(Path[]::new);
    JavaProcess.Builder process =
        JavaProcess.builder()
            .mainClass(RaceProcess.class.getName(), ClassPath.of(classPath))
            .directory(Path.of("").toAbsolutePath())
            .jvmArgs("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
            .jvmArgs(jvmArgs)
            .args(trial.store().url(), kind, task, trial.key(""), start.toString(), "" + number)
            .grace(Duration.ZERO);
    trial.store().settings().forEach(process::env);
    return process.start();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("anyfn-race-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path start) {
    try {
      Files.deleteIfExists(start);
      Files.deleteIfExists(start.resolveSibling(""));
    } catch (IOException e) {
      // It lies in the directory for temporary files.
    }
  }
}
