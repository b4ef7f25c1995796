package dev.anyfn.benchmarks.adapters;

import dev.anyfn.benchmarks.ClassPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The jars that are measured, as the build has packaged them.
 *
 * @param bare the programs by hand that need no library
 * @param jackson the programs by hand, and Jackson
 * @param text the function of text, and AnyFn
 * @param greeting the sample, with AnyFn
 */
record Deployables(Path bare, Path jackson, Path text, Path greeting) {

  static Deployables in(Path directory, ClassPath harness) throws IOException {
    return new Deployables(
        existing(directory.resolve("bare.jar")),
        existing(directory.resolve("jackson.jar")),
        existing(directory.resolve("text.jar")),
        harness.jars("greeting").stream()
            .findFirst()
            .orElseThrow(() -> new FileNotFoundException("the jar of samples/greeting")));
  }

  private static Path existing(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new FileNotFoundException(jar + ": package the module with -Pbenchmarks");
    }
    return jar;
  }
}
