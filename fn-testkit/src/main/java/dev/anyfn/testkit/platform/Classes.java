package dev.anyfn.testkit.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** The content of class path entries, found without loading classes. */
final class Classes {

  private Classes() {}

  /** Returns those of the named classes that are in a jar or directory. */
  static List<String> in(Path entry, List<String> classes) {
    if (Files.isDirectory(entry)) {
      return classes.stream().filter(name -> Files.exists(entry.resolve(file(name)))).toList();
    }
    if (!Files.isRegularFile(entry)) {
      return List.of();
    }
    try (ZipFile jar = new ZipFile(entry.toFile())) {
      List<String> found = new ArrayList<>(classes);
      found.removeIf(name -> jar.getEntry(file(name)) == null);
      return found;
    } catch (IOException e) {
      return List.of(); // no jar: the virtual machine passes it over, too
    }
  }

  private static String file(String className) {
    return className.replace('.', '/') + ".class";
  }
}
