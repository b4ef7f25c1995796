package dev.anyfn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
        try (Subject.Running running = subject.start(jdk, List.of())) {
          Subject.FirstAnswer first = running.awaitFirstAnswer(START_LIMIT);
          if (round > 0) {
            ProcessReading reading = first.reading();
            results.add(subject.name(), "CPU ms", reading.cpuNanos() / 1e6);
            results.add(subject.name(), "wall ms", first.wall().toNanos() / 1e6);
            results.add(subject.name(), "RSS MB", reading.rssKib() / 1024.0);
            results.add(subject.name(), "peak RSS MB", reading.peakRssKib() / 1024.0);
          }
        }
      }
    }
    for (Subject subject : subjects) {
      results.add(subject.name(), "classes", (double) classesLoaded(subject));
      results.add(subject.name(), "jars MB", megabytes(subject.jars()));
    }
    return results;
  }

  /** In a run of its own, because writing them down takes time. */
  private long classesLoaded(Subject subject) throws IOException {
    Path log = Files.createTempFile("classes", ".log");
    try (Subject.Running running =
        subject.start(jdk, List.of("-Xlog:class+load:file=" + log + "::filecount=0"))) {
      running.awaitFirstAnswer(START_LIMIT);
      try (Stream<String> lines = Files.lines(log)) {
        return lines.filter(line -> line.contains(" source: ")).count();
      }
    } finally {
      Files.delete(log);
    }
  }

  /**
   * Warm programs, all of them alive at once and asked by one client in turns.
   *
   * @param blocks how many turns each has
   * @param requests in a turn
   * @param warmUp how often each is asked before
   * @return CPU time of the program per request, latencies; medians of the turns
   * @throws IOException if any answer fails
   */
  public Results warm(int blocks, int requests, int warmUp) throws IOException {
    Results results = new Results();
    List<Subject.Running> programs = new ArrayList<>();
    try {
      for (Subject subject : subjects) {
        Subject.Running running = subject.start(jdk, List.of());
        programs.add(running);
        running.awaitFirstAnswer(START_LIMIT);
        new Load(1, warmUp).run(running);
      }
      for (int block = 0; block < blocks; block++) {
        for (int i = 0; i < programs.size(); i++) {
          long pid = programs.get(i).pid();
          long before = ProcessReading.of(pid).cpuNanos();
          Load.Outcome outcome = new Load(1, requests).run(programs.get(i));
          long cpu = ProcessReading.of(pid).cpuNanos() - before;
          String name = subjects.get(i).name();
          results.add(name, "p50 us", outcome.percentile(50) / 1e3);
          results.add(name, "p90 us", outcome.percentile(90) / 1e3);
          results.add(name, "CPU us/request", cpu / 1e3 / requests);
        }
      }
    } finally {
      programs.forEach(Subject.Running::close);
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
        try (Subject.Running running = subject.start(jdk, List.of())) {
          running.awaitFirstAnswer(START_LIMIT);
          warmUp.run(running);
          long pid = running.pid();
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
