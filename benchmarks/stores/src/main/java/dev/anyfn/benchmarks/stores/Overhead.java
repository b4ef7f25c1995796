package dev.anyfn.benchmarks.stores;

import dev.anyfn.benchmarks.ChildProcess;
import dev.anyfn.benchmarks.ClassPath;
import dev.anyfn.benchmarks.JavaProgram;
import dev.anyfn.benchmarks.Jdk;
import dev.anyfn.benchmarks.Results;
import dev.anyfn.benchmarks.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The overhead of AnyFn over the product by hand, in processes that are warm. */
final class Overhead {

  private static final List<String> CODECS = List.of("json", "bytes");
  private static final List<String> FIGURES =
      List.of("hand cpu", "cpu", "cpu ratio", "hand time", "time", "time ratio", "bytes ratio");
  private static final int LIMIT_SECONDS = 300;

  private final Path jar;
  private final ClassPath classPath;
  private final Jdk jdk;
  private final List<String> times;
  private final Results results = new Results();
  private final List<Product> measured = new ArrayList<>();

  Overhead(Path jar, ClassPath classPath, Jdk jdk, int warmUpMillis, int measuredMillis) {
    this.jar = jar;
    this.classPath = classPath;
    this.jdk = jdk;
    this.times = List.of("" + warmUpMillis, "" + measuredMillis);
  }

  /** Some forks of one product, with and without JSON in turns. */
  void measure(Product product, Map<String, String> settings, int forks) throws IOException {
    measured.add(product);
    for (int fork = 0; fork < forks; fork++) {
      for (String codec : CODECS) {
        for (String line : fork(product, settings, codec).split("\n", -1)) {
          if (line.startsWith(OverheadProgram.RESULT)) {
            add(product, codec, line.split("\t", -1));
          }
        }
      }
    }
  }

  private void add(Product product, String codec, String[] fields) {
    for (int i = 0; i < FIGURES.size(); i++) {
      results.add(
          product + " " + fields[1],
          codec + " " + FIGURES.get(i),
          Double.parseDouble(fields[i + 2]));
    }
  }

  private String fork(Product product, Map<String, String> settings, String codec)
      throws IOException {
    List<Path> jars = new ArrayList<>(List.of(jar));
    jars.addAll(product.jars(classPath));
    JavaProgram program =
        new JavaProgram(
            OverheadProgram.class.getName(),
            jars,
            flags(product),
            List.of(product.name(), codec, times.get(0), times.get(1)));
    try (ChildProcess child = program.start(jdk, settings)) {
      if (!child.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)
          || child.process().exitValue() != 0) {
        throw new IOException(product + " was not measured: " + child.output());
      }
      return child.output();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Behind a server too few operations are made to warm up more than the first compiler. */
  private static List<String> flags(Product product) {
    return product.server()
        ? List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        : List.of("-Xmx256m", "-XX:+UseSerialGC");
  }

  Table table() {
    Table table =
        new Table(
            List.of(
                "store",
                "operation",
                "by hand, CPU us",
                "AnyFn, CPU us",
                "by hand, us",
                "AnyFn, us",
                "ratio of CPU",
                "ratio of time",
                "ratio of bytes allocated",
                "without JSON: CPU",
                "time"));
    for (Product product : measured) {
      for (Operation operation : Operation.values()) {
        String row = product + " " + operation;
        table.add(
            List.of(
                product.label(),
                operation.label(),
                figure(row, "json hand cpu", "%.1f"),
                figure(row, "json cpu", "%.1f"),
                figure(row, "json hand time", "%.0f"),
                figure(row, "json time", "%.0f"),
                figure(row, "json cpu ratio", "%.2f"),
                figure(row, "json time ratio", "%.2f"),
                figure(row, "json bytes ratio", "%.2f"),
                figure(row, "bytes cpu ratio", "%.2f"),
                figure(row, "bytes time ratio", "%.2f")));
      }
    }
    return table;
  }

  private String figure(String row, String column, String format) {
    return String.format(Locale.ROOT, format, results.median(row, column));
  }
}
