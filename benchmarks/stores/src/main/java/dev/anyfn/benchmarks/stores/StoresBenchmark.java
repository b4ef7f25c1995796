package dev.anyfn.benchmarks.stores;

import dev.anyfn.benchmarks.ClassPath;
import dev.anyfn.benchmarks.Jdk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The entry point: what stores cost over their products by hand, warm and at first use. */
final class StoresBenchmark {

  private static final int FORKS = 3;
  private static final int ROUNDS = 7;
  private static final int WARM_UP_MILLIS = 2000;
  private static final int MEASURED_MILLIS = 1500;

  private final Path jar;
  private final ClassPath classPath;
  private final List<Jdk> jdks;
  private final Servers servers;
  private final PrintStream out;

  private StoresBenchmark(
      Path jar, ClassPath classPath, List<Jdk> jdks, Servers servers, PrintStream out) {
    this.jar = jar;
    this.classPath = classPath;
    this.jdks = jdks;
    this.servers = servers;
    this.out = out;
  }

  /**
   * Runs it and prints Markdown.
   *
   * @param args {@code overhead} or {@code firstuse}, else both; products, else all; a number of
   *     forks of the one and of rounds of the other
   */
  public static void main(String[] args) throws Exception {
    Path scratch = Files.createTempDirectory("anyfn-stores-");
    try {
      List<Jdk> jdks =
          Jdk.discover(
              Path.of(System.getProperty("java.home")),
              Optional.ofNullable(System.getenv("JAVA25_HOME")));
      ClassPath classPath = ClassPath.parse(System.getProperty("java.class.path"));
      Servers servers =
          new Servers(Path.of(System.getProperty("benchmark.root")), classPath, scratch);
      new StoresBenchmark(
              Path.of(System.getProperty("benchmark.jar")), classPath, jdks, servers, System.out)
          .run(List.of(args), scratch);
    } finally {
      delete(scratch);
    }
  }

  private void run(List<String> arguments, Path scratch) throws Exception {
    List<String> what = new ArrayList<>();
    List<Product> products = new ArrayList<>();
    int count = 0;
    for (String argument : arguments) {
      if (Character.isDigit(argument.charAt(0))) {
        count = Integer.parseInt(argument);
      } else if (argument.equals("overhead") || argument.equals("firstuse")) {
        what.add(argument);
      } else if (!argument.equals("all")) {
        products.add(Product.valueOf(argument.toUpperCase(Locale.ROOT).replace('-', '_')));
      }
    }
    if (products.isEmpty()) {
      products.addAll(List.of(Product.values()));
    }
    if (!what.contains("firstuse")) {
      overhead(products, count == 0 ? FORKS : count);
    }
    if (!what.contains("overhead")) {
      firstUse(products, count == 0 ? ROUNDS : count, scratch);
    }
  }

  private void overhead(List<Product> products, int forks) throws Exception {
    Overhead overhead = new Overhead(jar, classPath, jdks.get(0), WARM_UP_MILLIS, MEASURED_MILLIS);
    for (Product product : products) {
      try (Target target = servers.start(product)) {
        overhead.measure(product, target.settings(), forks);
      }
    }
    out.println("### Overhead, " + jdks.get(0).label() + "\n\n" + overhead.table());
  }

  private void firstUse(List<Product> products, int rounds, Path scratch) throws Exception {
    List<FirstUses> uses = new ArrayList<>();
    for (Jdk jdk : jdks) {
      uses.add(new FirstUses(jar, classPath, jdk, Files.createTempDirectory(scratch, "archives")));
    }
    for (Product product : products) {
      if (product != Product.FILES_IN_MEMORY) {
        try (Target target = servers.start(product)) {
          for (FirstUses use : uses) {
            use.measure(product, target.settings(), rounds);
          }
        }
      }
    }
    for (int i = 0; i < uses.size(); i++) {
      out.println("### First use, " + jdks.get(i).label() + "\n\n" + uses.get(i).table());
    }
  }

  static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
