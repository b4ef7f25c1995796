package dev.anyfn.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The class path of the harness, from which every subject takes only what it needs.
 *
 * @param entries jars and directories, in order
 */
public record ClassPath(List<Path> entries) {

  /**
   * Splits the text of the system property {@code java.class.path}.
   *
   * @param text entries joined by the platform's separator
   * @return the class path
   */
  public static ClassPath parse(String text) {
    return new ClassPath(
        Arrays.stream(text.split(File.pathSeparator, -1))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList());
  }

  /**
   * The jars whose file name starts with one of the prefixes.
   *
   * @param prefixes beginnings of file names
   * @return the jars, in the order of this class path
   */
  public List<Path> jars(String... prefixes) {
    return entries.stream()
        .filter(
            entry ->
                Arrays.stream(prefixes).anyMatch(p -> entry.getFileName().toString().startsWith(p)))
        .toList();
  }

  /**
   * Where a class was loaded from: the benchmarks' own classes.
   *
   * @return the directories of this class path
   */
  public List<Path> directories() {
    return entries.stream().filter(Files::isDirectory).toList();
  }
}
