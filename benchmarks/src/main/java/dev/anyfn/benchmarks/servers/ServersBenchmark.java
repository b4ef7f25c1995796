package dev.anyfn.benchmarks.servers;

import dev.anyfn.benchmarks.ClassPath;
import dev.anyfn.benchmarks.Comparison;
import dev.anyfn.benchmarks.HttpSubject;
import dev.anyfn.benchmarks.Jdk;
import dev.anyfn.benchmarks.Load;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Compares the candidates: cold start, load, behaviour. */
public final class ServersBenchmark {

  private static final int COLD_ROUNDS = 7;
  private static final int LOAD_ROUNDS = 3;
  private static final int CONNECTIONS = 32;
  private static final int REQUESTS = 40_000;

  private final List<HttpSubject> subjects;
  private final List<Jdk> jdks;
  private final PrintStream out;

  /**
   * Prepares the run.
   *
   * @param classPath of the harness, with all candidates
   * @param jdks the installations to run on
   * @param out where the tables go
   */
  public ServersBenchmark(ClassPath classPath, List<Jdk> jdks, PrintStream out) {
    this.subjects = new Candidates(classPath).list();
    this.jdks = jdks;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param arguments first {@code all}, {@code cold}, {@code load} or {@code behaviour}; then,
   *     optionally, the beginning of the names of the subjects
   * @throws IOException if a subject fails
   */
  public void run(List<String> arguments) throws IOException {
    String what = arguments.get(0);
    String prefix = String.join(" ", arguments.subList(1, arguments.size()));
    List<HttpSubject> chosen = subjects.stream().filter(s -> s.name().startsWith(prefix)).toList();
    for (Jdk jdk : jdks) {
      Comparison comparison = new Comparison(chosen, jdk);
      if (what.equals("all") || what.equals("cold")) {
        print(
            "Cold start",
            jdk,
            comparison.coldStart(COLD_ROUNDS).table("server", Candidates.BASELINE));
      }
      if (what.equals("all") || what.equals("load")) {
        Load load = new Load(CONNECTIONS, REQUESTS);
        print(
            "Load",
            jdk,
            comparison.load(LOAD_ROUNDS, load, load).table("server", Candidates.BASELINE));
      }
      if (what.equals("all") || what.equals("behaviour")) {
        print("Behaviour", jdk, Behaviour.table(chosen, jdk));
      }
    }
  }

  private void print(String title, Jdk jdk, Object table) {
    out.println("### " + title + ", " + jdk.label() + "\n\n" + table);
    out.flush();
  }
}
