package dev.anyfn.testkit.fork;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The program's part of the java command. */
final class Program {

  private Program() {}

  static List<String> jar(Path jar) {
    return List.of("-jar", jar.toAbsolutePath().toString());
  }

  static List<String> mainClass(String mainClass, ClassPath classPath) {
    Objects.requireNonNull(mainClass, "mainClass");
    return List.of("-cp", classPath.toString(), mainClass);
  }
}
