package dev.anyfn.benchmarks.servers;

import dev.anyfn.benchmarks.HttpSubject;
import dev.anyfn.benchmarks.Jdk;
import dev.anyfn.benchmarks.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs every {@link Check} against a fresh process of every subject. */
final class Behaviour {

  /** The checks mostly wait, so a few run at a time. */
  private static final int AT_A_TIME = 5;

  private Behaviour() {}

  static Table table(List<HttpSubject> subjects, Jdk jdk) throws IOException {
    List<HttpSubject> fitting =
        subjects.stream().filter(s -> s.minimumJava() <= jdk.version()).toList();
    List<String> head = new ArrayList<>(List.of("check"));
    fitting.forEach(subject -> head.add(subject.name()));
    Table table = new Table(head);
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<List<Future<String>>> rows = new ArrayList<>();
      for (Check check : Check.all()) {
        rows.add(
            fitting.stream()
                .map(subject -> threads.submit(() -> outcome(check, subject, jdk)))
                .toList());
      }
      for (int i = 0; i < rows.size(); i++) {
        List<String> cells = new ArrayList<>(List.of(Check.all().get(i).name()));
        for (Future<String> cell : rows.get(i)) {
          cells.add(cell.get());
        }
        table.add(cells);
      }
      return table;
    } catch (ExecutionException failed) {
      throw new IOException("a check failed", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      threads.shutdownNow();
    }
  }

  private static String outcome(Check check, HttpSubject subject, Jdk jdk) throws IOException {
    try (HttpSubject.HttpRunning running = subject.start(jdk, List.of())) {
      running.awaitFirstAnswer(Duration.ofSeconds(30));
      try {
        return check.body().run(running);
      } catch (IOException seen) {
        return seen.getClass().getSimpleName();
      }
    }
  }
}
