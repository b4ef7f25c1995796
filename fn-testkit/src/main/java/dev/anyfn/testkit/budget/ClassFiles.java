package dev.anyfn.testkit.budget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The class files of a class path, as this Java sees them. Not safe for use by many threads. */
final class ClassFiles implements AutoCloseable {

  private final List<Path> directories = new ArrayList<>();
  private final List<JarFile> jars = new ArrayList<>();

  ClassFiles(List<Path> entries) {
    try {
      for (Path entry : entries) {
        if ("*".equals(String.valueOf(entry.getFileName()))) {
          openAll(entry);
        } else if (Files.isDirectory(entry)) {
          directories.add(entry);
        } else if (Files.exists(entry)) {
          open(entry);
        }
      }
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    }
  }

  private void openAll(Path star) throws IOException {
    Path directory = star.toAbsolutePath().getParent();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.{jar,JAR}")) {
      for (Path jar : found) {
        open(jar);
      }
    }
  }

  private void open(Path jar) throws IOException {
    jars.add(new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version()));
  }

  /**
   * Returns the bytes of a class's file; 0 if it has none. Looks into directories first: they are
   * few.
   */
  long size(String className) {
    String file = className.replace('.', '/') + ".class";
    try {
      for (Path directory : directories) {
        Path path = directory.resolve(file);
        if (Files.isRegularFile(path)) {
          return Files.size(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (JarFile jar : jars) {
      ZipEntry entry = jar.getEntry(file);
      if (entry != null) {
        return entry.getSize();
      }
    }
    return 0;
  }

  @Override
  public void close() {
    for (JarFile jar : jars) {
      try {
        jar.close();
      } catch (IOException e) {
        // it was only read
      }
    }
  }
}
