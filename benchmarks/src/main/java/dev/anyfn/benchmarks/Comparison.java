package dev.anyfn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures subjects on one JDK in interleaved rounds (A B C, A B C), so that what a busy machine
 * does to one it does to all. Subjects that need a newer Java are left out.
 */
public final class Comparison {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final List<? extends Subject> subjects;
  private final Jdk jdk;

  /**
   * Prepares a comparison.
   *
   * @param subjects in the order of the table
   * @param jdk the installation to run on
   */
  public Comparison(List<? extends Subject> subjects, Jdk jdk) {
    this.subjects =
        subjects.stream().filter(subject -> subject.minimumJava() <= jdk.version()).toList();
    this.jdk = jdk;
  }

  /**
   * From process start to the first correct answer.
   *
   * @param rounds how often each subject is started; one more round comes first and is not counted
   * @return wall and CPU time, memory, size of the jars
   * @throws IOException if a subject does not answer
   */
  public Results coldStart(int rounds) throws IOException {
    Results results = new Results();
    for (int round = 0; round <= rounds; round++) {
      for (Subject subject : subjects) {
        long start = System.nanoTime();
        try (Subject.Running running = subject.start(jdk)) {
          running.awaitFirstAnswer(START_LIMIT);
          long wall = System.nanoTime() - start;
          ProcessReading reading = ProcessReading.of(running.process().pid());
          if (round > 0) {
            results.add(subject.name(), "CPU ms", reading.cpuNanos() / 1e6);
            results.add(subject.name(), "wall ms", wall / 1e6);
            results.add(subject.name(), "RSS MB", reading.rssKib() / 1024.0);
            results.add(subject.name(), "peak RSS MB", reading.peakRssKib() / 1024.0);
          }
        }
      }
    }
    for (Subject subject : subjects) {
      results.add(subject.name(), "jars MB", megabytes(subject.jars()));
    }
    return results;
  }

  /**
   * A warm program under load.
   *
   * @param rounds how often each subject is started and loaded
   * @param warmUp run first, not counted
   * @param load the load that counts
   * @return CPU time of the program per request, requests per second, latencies
   * @throws IOException if any answer fails
   */
  public Results load(int rounds, Load warmUp, Load load) throws IOException {
    Results results = new Results();
    for (int round = 0; round < rounds; round++) {
      for (Subject subject : subjects) {
        try (Subject.Running running = subject.start(jdk)) {
          running.awaitFirstAnswer(START_LIMIT);
          warmUp.run(running);
          long pid = running.process().pid();
          long before = ProcessReading.of(pid).cpuNanos();
          Load.Outcome outcome = load.run(running);
          ProcessReading after = ProcessReading.of(pid);
          int count = outcome.sortedLatencies().length;
          double seconds = (double) outcome.nanos() / TimeUnit.SECONDS.toNanos(1);
          String name = subject.name();
          results.add(name, "CPU us/request", (after.cpuNanos() - before) / 1e3 / count);
          results.add(name, "requests/s", count / seconds);
          results.add(name, "p50 us", outcome.percentile(50) / 1e3);
          results.add(name, "p99 us", outcome.percentile(99) / 1e3);
          results.add(name, "peak RSS MB", after.peakRssKib() / 1024.0);
        }
      }
    }
    return results;
  }

  private static double megabytes(List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return bytes / 1e6;
  }
}
