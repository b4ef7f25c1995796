package dev.anyfn.testkit.budget;

import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A starter of measured processes. It copies the probe out of the testkit, so that the testkit need
 * not be on the class path of the function.
 */
record ProbeRun(
    String function,
    List<Path> classPath,
    Map<String, String> env,
    String input,
    Duration timeout) {

  private static final String CLASS_LOG = "classes.log";
  private static final List<String> MEASURING = List.of("Probe", "Probe$Nowhere", "ProbeDone");

  /** The output of one process. */
  record Found(List<String> classLog, Properties results) {

    long number(String name) {
      String value = results.getProperty(name);
      if (value == null) {
        throw new IllegalStateException("This system does not tell " + name + " of a process");
      }
      return Long.parseLong(value);
    }
  }

  /** Counts classes and allocations, with flags that make them repeatable, and slower. */
  Found counting(int warmUp, int calls) {
    return run(
        warmUp,
        calls,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xlog:class+load:file=" + CLASS_LOG + ":none:filecount=0");
  }

  /** Measures only the time, of a JVM without flags. */
  Found timing() {
    return run(0, 0);
  }

  private Found run(int warmUp, int calls, String... jvmArgs) {
    try (Scratch scratch = Scratch.create()) {
      Path directory = scratch.path();
      Path input = Files.writeString(directory.resolve("input.json"), this.input);
      Path results = directory.resolve("results.properties");
      Path work = Files.createDirectory(directory.resolve("work"));
      JavaProcess.Builder builder =
          JavaProcess.builder()
              .mainClass(
                  Probe.class.getName(),
                  ClassPath.of(classPath.toArray(new Path[0]))
                      .and(ClassPath.of(copyMeasuring(directory.resolve("probe")))))
              .args(input.toString(), results.toString())
              .args(String.valueOf(warmUp), String.valueOf(calls))
              .jvmArgs(jvmArgs)
              .directory(work)
              .env("FN_TARGET", function);
      env.forEach(builder::env);
      try (JavaProcess process = builder.start()) {
        int code = process.awaitExit(timeout);
        if (code != 0 || !Files.exists(results)) {
          throw new IllegalStateException(
              function
                  + " cannot be measured: its process has ended with code "
                  + code
                  + " and written:\n"
                  + process.output().text());
        }
      }
      return new Found(lines(work.resolve(CLASS_LOG)), properties(results));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static Path copyMeasuring(Path to) throws IOException {
    Path directory = to.resolve(Probe.class.getPackageName().replace('.', '/'));
    Files.createDirectories(directory);
    for (String name : MEASURING) {
      try (InputStream in = Probe.class.getResourceAsStream(name + ".class")) {
        if (in == null) {
          throw new IllegalStateException("The testkit lacks its class " + name);
        }
        Files.copy(in, directory.resolve(name + ".class"));
      }
    }
    return to;
  }
}
