package dev.anyfn.benchmarks.adapters;

import dev.anyfn.benchmarks.ClassPath;
import dev.anyfn.benchmarks.Comparison;
import dev.anyfn.benchmarks.Jdk;
import dev.anyfn.benchmarks.Results;
import dev.anyfn.benchmarks.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares our adapters with their bare equivalents: cold start, warm round trip, size. */
public final class AdaptersBenchmark {

  private static final int ROUNDS = 7;
  private static final int WARM_UP = 10_000;
  private static final int BLOCKS = 10;
  private static final int BLOCK = 500;

  private final Platforms platforms;
  private final List<Jdk> jdks;
  private final PrintStream out;

  /**
   * Prepares the run.
   *
   * @param deployables the directory of the jars that the build has packaged
   * @param classPath of the harness, with the jar of the sample
   * @param jdks the installations to run on
   * @param out where the tables go
   * @throws IOException if a jar is missing
   */
  public AdaptersBenchmark(Path deployables, ClassPath classPath, List<Jdk> jdks, PrintStream out)
      throws IOException {
    this.platforms = new Platforms(Deployables.in(deployables, classPath));
    this.jdks = jdks;
    this.out = out;
  }

  /**
   * Runs it.
   *
   * @param arguments any of {@code lambda}, {@code gcp} and {@code http}, else all of them; and a
   *     number of rounds of cold starts
   * @throws IOException if a subject fails
   */
  public void run(List<String> arguments) throws IOException {
    int rounds = ROUNDS;
    List<String> chosen = new ArrayList<>();
    for (String argument : arguments) {
      if (Character.isDigit(argument.charAt(0))) {
        rounds = Integer.parseInt(argument);
      } else if (!argument.equals("all")) {
        chosen.add(argument);
      }
    }
    if (chosen.isEmpty()) {
      chosen.addAll(List.of("lambda", "gcp", "http"));
    }
    for (String platform : chosen) {
      run(platform, rounds);
    }
  }

  private void run(String platform, int rounds) throws IOException {
    Path archives = Files.createTempDirectory("archives");
    try {
      switch (platform) {
        case "lambda" -> {
          List<Group> groups = platforms.lambda();
          List<Group> all = new ArrayList<>(groups);
          groups.stream()
              .filter(group -> group.label().endsWith("managed"))
              .forEach(group -> all.add(group.archived(archives)));
          compare("Lambda", "handler", all, groups, rounds);
        }
        case "gcp" -> {
          List<Group> groups = platforms.google();
          compare("Google Cloud Functions", "function", groups, groups, rounds);
        }
        case "http" -> {
          List<Group> groups = platforms.container();
          List<Group> all = new ArrayList<>(groups);
          groups.forEach(group -> all.add(group.archived(archives)));
          compare("Container", "program", all, groups, rounds);
        }
        default -> throw new IllegalArgumentException("no such platform: " + platform);
      }
    } finally {
      delete(archives);
    }
  }

  private void compare(String title, String head, List<Group> cold, List<Group> warm, int rounds)
      throws IOException {
    for (Jdk jdk : jdks) {
      Results starts = comparison(cold, jdk).coldStart(rounds);
      print(title + ", cold start, " + jdk.label(), head, starts, cold);
      Results answers = comparison(warm, jdk).warm(BLOCKS, BLOCK, WARM_UP);
      print(title + ", warm, " + jdk.label(), head, answers, warm);
    }
  }

  private static Comparison comparison(List<Group> groups, Jdk jdk) {
    List<Subject> subjects = new ArrayList<>();
    groups.forEach(group -> subjects.addAll(group.subjects()));
    return new Comparison(subjects, jdk);
  }

  private void print(String title, String head, Results results, List<Group> groups) {
    out.println("### " + title + "\n\n" + results.table(head, row -> baseline(groups, row)));
    out.flush();
  }

  private static String baseline(List<Group> groups, String row) {
    for (Group group : groups) {
      if (group.has(row)) {
        return group.baseline();
      }
    }
    throw new IllegalArgumentException(row);
  }

  private static void delete(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
