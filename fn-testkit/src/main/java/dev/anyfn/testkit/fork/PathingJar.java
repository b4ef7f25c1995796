package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A jar without classes whose manifest names the class path, such as Surefire's booter jar. */
final class PathingJar {

  private PathingJar() {}

  /**
   * Returns the manifest's entries, relative to the jar (JAR specification); without them the entry
   * itself.
   */
  static Stream<Path> resolve(Path entry) {
    String named = Files.isRegularFile(entry) ? classPath(entry) : null;
    if (named == null) {
      return Stream.of(entry);
    }
    return Stream.of(named.trim().split(" +", -1))
        .map(url -> Path.of(entry.toAbsolutePath().toUri().resolve(url)));
  }

  private static @Nullable String classPath(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String named =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      boolean empty = file.stream().noneMatch(e -> e.getName().endsWith(".class"));
      return empty ? named : null;
    } catch (IOException e) {
      return null; // no jar: the virtual machine passes it over, too
    }
  }
}
