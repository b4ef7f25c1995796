package dev.anyfn.testkit.budget;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The jars of this process's class path, and the libraries among them or inside one. */
final class Libraries {

  private static final Pattern TEST_TOOL =
      Pattern.compile(
          "(fn-testkit|asm|junit(-[a-z]+)*|opentest4j|apiguardian-api|assertj-[a-z]+|hamcrest(-[a-z]+)?"
              + "|mockito-[a-z-]+|byte-buddy(-agent)?|objenesis|surefire[a-z0-9-]*|org\\.jacoco\\.agent)"
              + "(-[0-9].*)?\\.jar");
  private static final Pattern PROJECT =
      Pattern.compile("META-INF/maven/([^/]+/[^/]+)/pom\\.properties");

  private Libraries() {}

  /**
   * Of this process: what it says itself; Surefire tells it in a property of its own where it has
   * hidden it in a manifest. The module path is a class path for the process that measures.
   */
  static List<Path> ofThisProcess() {
    String told = System.getProperty("surefire.test.class.path");
    String path = told != null ? told : System.getProperty("java.class.path", "");
    List<Path> entries = new ArrayList<>();
    add(path, entries);
    add(System.getProperty("jdk.module.path", ""), entries);
    return entries.size() == 1 ? hidden(entries.get(0)) : entries;
  }

  private static void add(String path, List<Path> to) {
    for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!entry.isEmpty()) {
        to.add(Path.of(entry));
      }
    }
  }

  /** A jar that may be no more than a manifest that lists the others. */
  static List<Path> hidden(Path jar) {
    if (!Files.isRegularFile(jar)) {
      return List.of(jar);
    }
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Manifest manifest = file.getManifest();
      String list =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (list == null) {
        return List.of(jar);
      }
      List<Path> entries = new ArrayList<>();
      URI base = jar.toAbsolutePath().toUri();
      for (String entry : list.trim().split(" +", -1)) {
        entries.add(Path.of(base.resolve(entry)));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the jars that are no test tools. */
  static List<String> among(List<Path> classPath) {
    List<String> names = new ArrayList<>();
    for (Path entry : classPath) {
      String name = String.valueOf(entry.getFileName());
      if (name.endsWith(".jar") && !TEST_TOOL.matcher(name).matches()) {
        names.add(name);
      }
    }
    return names;
  }

  /** The names of the libraries in a jar; null if it does not tell. */
  static @Nullable List<String> inside(Path jar) {
    List<String> nested = new ArrayList<>();
    List<String> projects = new ArrayList<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        String name = entry.getName();
        var project = PROJECT.matcher(name);
        if (name.endsWith(".jar")) {
          nested.add(name.substring(name.lastIndexOf('/') + 1));
        } else if (project.matches()) {
          projects.add(project.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!nested.isEmpty()) {
      return nested;
    }
    return projects.isEmpty() ? null : projects;
  }
}
