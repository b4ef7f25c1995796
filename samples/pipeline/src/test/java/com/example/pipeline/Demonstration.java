package com.example.pipeline;

import dev.anyfn.testkit.fork.ContainerFork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the jar over the files in {@code data} and shows what it made, with whatever stores the
 * environment names; files and SQLite where it names none. Ends with 1 if loading again gave
 * something else.
 */
final class Demonstration {

  private final Site site;

  private Demonstration(Site site) {
    this.site = site;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path jar = Path.of(arguments[0]);
    Path data = Path.of(arguments[1]);
    Path stores = Path.of(arguments[2]);
    delete(stores);
    Map<String, String> settings = Site.settings(stores, System.getenv());
    System.out.println();
    for (String store : new String[] {"FN_BUCKET_INBOX", "FN_BUCKET_OUTBOX", "FN_TABLE_SALES"}) {
      System.out.println("  " + store + "=" + settings.get(store).replaceFirst("\\?.*", "?..."));
    }
    boolean same;
    try (Site site = Site.start(ContainerFork.builder().jar(jar), settings)) {
      same = new Demonstration(site).show(data);
    }
    System.out.println(same ? "Loading again changed nothing." : "Loading again gave another end!");
    System.exit(same ? 0 : 1);
  }

  private boolean show(Path data) throws IOException, InterruptedException {
    boolean same = load("sales-berlin.csv", data.resolve("sales-berlin.csv"));
    same &= load("sales-dublin.csv", data.resolve("sales-dublin.csv"));
    title("The same file, corrected: two sales are gone, two lines are mended");
    same &= load("sales-dublin.csv", data.resolve("corrected").resolve("sales-dublin.csv"));
    title("Cork, from 6 November on");
    site.sales("Cork", "2026-11-06").lines().limit(20).forEach(System.out::println);
    System.out.println();
    return same;
  }

  private boolean load(String file, Path content) throws IOException, InterruptedException {
    site.upload(file, content);
    String summary = site.load(file);
    title(file + ", summary");
    System.out.println(summary);
    title(file + ", rejects");
    String rejects = site.download(Load.rejects(file));
    rejects
        .lines()
        .map(line -> line.length() > 120 ? line.substring(0, 120) + "..." : line)
        .forEach(System.out::println);
    return site.load(file).equals(summary) && site.download(Load.rejects(file)).equals(rejects);
  }

  private static void title(String text) {
    System.out.println();
    System.out.println("== " + text);
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
