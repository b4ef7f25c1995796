package dev.anyfn.benchmarks.servers;

import dev.anyfn.benchmarks.HttpSubject;
import dev.anyfn.benchmarks.Jdk;
import dev.anyfn.benchmarks.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs every {@link Check} against a fresh process of every subject. */
final class Behaviour {

  private Behaviour() {}

  static Table table(List<HttpSubject> subjects, Jdk jdk) throws IOException {
    List<HttpSubject> fitting =
        subjects.stream().filter(s -> s.minimumJava() <= jdk.version()).toList();
    List<String> head = new ArrayList<>(List.of("check"));
    fitting.forEach(subject -> head.add(subject.name()));
    Table table = new Table(head);
    for (Check check : Check.all()) {
      List<String> cells = new ArrayList<>(List.of(check.name()));
      for (HttpSubject subject : fitting) {
        try (HttpSubject.HttpRunning running = subject.start(jdk)) {
          running.awaitFirstAnswer(Duration.ofSeconds(30));
          cells.add(outcome(check, running));
        }
      }
      table.add(cells);
    }
    return table;
  }

  private static String outcome(Check check, HttpSubject.HttpRunning running) {
    try {
      return check.body().run(running);
    } catch (IOException failed) {
      return failed.getClass().getSimpleName();
    }
  }
}
