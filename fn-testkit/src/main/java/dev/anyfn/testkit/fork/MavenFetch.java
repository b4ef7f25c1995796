package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes Maven put a jar into the local repository. */
record MavenFetch(String maven, Path repository) {

  private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get";

  /** One at a time: thirty forks that start at once must not start thirty Mavens. */
  void fetch(String coordinates) {
    synchronized (MavenFetch.class) {
      List<String> command =
          List.of(
              maven,
              "-B",
              "-q",
              GOAL,
              "-Dartifact=" + coordinates,
              "-Dtransitive=false",
              "-Dmaven.repo.local=" + repository.toAbsolutePath());
      try {
        run(command, coordinates);
      } catch (IOException e) {
        throw failed(command, coordinates, e);
      } catch (InterruptedException e) {
        throw Interrupted.rethrow(e);
      }
    }
  }

  private static void run(List<String> command, String coordinates)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output;
    try (var stream = process.getInputStream()) {
      output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw failed(command, coordinates, new IOException(output.strip()));
    }
  }

  private static ForkException failed(
      List<String> command, String coordinates, @Nullable Exception cause) {
    return new ForkException(
        coordinates
            + " is not in the local Maven repository and could not be fetched; run: "
            + String.join(" ", command),
        cause);
  }
}
