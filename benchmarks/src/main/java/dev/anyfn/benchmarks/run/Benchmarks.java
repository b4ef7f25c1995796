package dev.anyfn.benchmarks.run;

import dev.anyfn.benchmarks.ClassPath;
import dev.anyfn.benchmarks.Jdk;
import dev.anyfn.benchmarks.adapters.AdaptersBenchmark;
import dev.anyfn.benchmarks.json.JsonBenchmark;
import dev.anyfn.benchmarks.servers.ServersBenchmark;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The entry point: the first argument names a benchmark, the others are its own. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * Runs one benchmark and prints Markdown.
   *
   * @param args {@code adapters}, then what {@link AdaptersBenchmark#run} takes; or {@code
   *     servers}, then what {@link ServersBenchmark#run} takes; or {@code json}, then what {@link
   *     JsonBenchmark#run} takes
   * @throws Exception if a subject cannot be started or answers wrongly
   */
  public static void main(String[] args) throws Exception {
    List<Jdk> jdks =
        Jdk.discover(
            Path.of(System.getProperty("java.home")),
            Optional.ofNullable(System.getenv("JAVA25_HOME")));
    ClassPath classPath = ClassPath.parse(System.getProperty("java.class.path"));
    List<String> arguments = List.of(args).subList(1, args.length);
    switch (args[0]) {
      case "adapters" -> {
        Path deployables = Path.of(System.getProperty("benchmark.deployables"));
        new AdaptersBenchmark(deployables, classPath, jdks, System.out).run(arguments);
      }
      case "json" -> JsonBenchmark.run(arguments, System.out);
      case "servers" -> new ServersBenchmark(classPath, jdks, System.out).run(arguments);
      default -> throw new IllegalArgumentException("no such benchmark: " + args[0]);
    }
  }
}
