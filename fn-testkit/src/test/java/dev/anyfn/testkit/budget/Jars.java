package dev.anyfn.testkit.budget;

import dev.anyfn.testkit.fork.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Puts into one jar all that a class was loaded with. */
final class Jars {

  private Jars() {}

  static void copy(Class<?> type, ZipOutputStream to) throws IOException {
    Path origin = ClassPath.of(type).entries().get(0);
    if (Files.isDirectory(origin)) {
      try (Stream<Path> files = Files.walk(origin)) {
        for (Path file : files.filter(Jars::isClass).toList()) {
          add(to, origin.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
      return;
    }
    try (ZipFile from = new ZipFile(origin.toFile())) {
      for (ZipEntry entry : List.copyOf(from.stream().toList())) {
        if (isClass(Path.of(entry.getName()))) {
          add(to, entry.getName(), from.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class") && !file.endsWith("module-info.class");
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
