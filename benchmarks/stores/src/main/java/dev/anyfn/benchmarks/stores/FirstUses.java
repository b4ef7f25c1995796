package dev.anyfn.benchmarks.stores;

import dev.anyfn.benchmarks.ArchivedSubject;
import dev.anyfn.benchmarks.ClassPath;
import dev.anyfn.benchmarks.Comparison;
import dev.anyfn.benchmarks.JavaProgram;
import dev.anyfn.benchmarks.Jdk;
import dev.anyfn.benchmarks.Results;
import dev.anyfn.benchmarks.Subject;
import dev.anyfn.benchmarks.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the first use of a store costs: from the start of the process until an item is read. */
final class FirstUses {

  private static final String ARCHIVED = " + archive";
  private static final String BY_HAND = ", by hand";
  private static final String ANYFN = ", AnyFn";
  private static final String NOTHING = "nothing";
  private static final List<String> COLUMNS =
      List.of("CPU ms", "wall ms", "RSS MB", "classes", "jars MB");

  /** What the managed runtimes of Lambda set. */
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Path jar;
  private final ClassPath classPath;
  private final Jdk jdk;
  private final Path archives;
  private final Results all = new Results();

  FirstUses(Path jar, ClassPath classPath, Jdk jdk, Path archives) {
    this.jar = jar;
    this.classPath = classPath;
    this.jdk = jdk;
    this.archives = archives;
  }

  /** Some rounds of one product, by hand and by AnyFn, with and without an archive. */
  void measure(Product product, Map<String, String> settings, int rounds) throws IOException {
    String label = product.label();
    List<Subject> subjects = new ArrayList<>();
    add(subjects, subject(NOTHING, NothingProgram.class, NOTHING, List.of(), settings));
    add(
        subjects,
        subject(
            label + BY_HAND,
            FirstUseProgram.class,
            product.name(),
            product.jarsByHand(classPath),
            settings));
    add(
        subjects,
        subject(label + ANYFN, FirstUseProgram.class, "AnyFn", product.jars(classPath), settings));
    Results results = new Comparison(subjects, jdk).coldStart(rounds);
    for (Subject subject : subjects) {
      for (String column : COLUMNS) {
        all.add(subject.name(), column, results.median(subject.name(), column));
      }
    }
  }

  private FirstUse subject(
      String name,
      Class<?> program,
      String argument,
      List<Path> jars,
      Map<String, String> settings) {
    List<Path> path = new ArrayList<>(List.of(jar));
    path.addAll(jars);
    JavaProgram started = new JavaProgram(program.getName(), path, FLAGS, List.of(argument));
    return new FirstUse(name, started, settings, jars);
  }

  private void add(List<Subject> subjects, FirstUse subject) {
    String file = subject.name().replaceAll("[^A-Za-z0-9]+", "-");
    subjects.add(subject);
    subjects.add(new ArchivedSubject(subject, subject.name() + ARCHIVED, archives.resolve(file)));
  }

  Table table() {
    return all.table("program", FirstUses::baseline);
  }

  private static String baseline(String row) {
    return row.replace(ANYFN, BY_HAND);
  }
}
