package dev.anyfn.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Java installation to run subjects on.
 *
 * @param home its home directory
 * @param version its feature version, such as 17
 */
public record Jdk(Path home, int version) {

  /**
   * The running installation, then one newer one if there is any: the one named by {@code
   * JAVA25_HOME}, else the newest among the sibling directories of {@code java.home}.
   *
   * @param javaHome the running installation, as in the system property {@code java.home}
   * @param second the value of {@code JAVA25_HOME}, or empty
   * @return one or two installations
   * @throws IOException if a directory cannot be read
   */
  public static List<Jdk> discover(Path javaHome, Optional<String> second) throws IOException {
    List<Jdk> found = new ArrayList<>();
    Jdk running = at(javaHome).orElseThrow(() -> new IOException("no JDK in " + javaHome));
    found.add(running);
    if (second.isPresent()) {
      found.add(
          at(Path.of(second.get())).orElseThrow(() -> new IOException("no JDK in JAVA25_HOME")));
      return found;
    }
    Path siblings = running.home().getParent();
    if (siblings == null) {
      return found;
    }
    try (Stream<Path> homes = Files.list(siblings)) {
      homes
          .map(Jdk::at)
          .flatMap(Optional::stream)
          .filter(jdk -> jdk.version > Math.max(running.version, 20))
          .max(Comparator.comparingInt(Jdk::version))
          .ifPresent(found::add);
    }
    return found;
  }

  /**
   * The launcher of this installation.
   *
   * @return the path of the {@code java} program
   */
  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  /**
   * How tables name it.
   *
   * @return for example {@code JDK 17}
   */
  public String label() {
    return "JDK " + version;
  }

  static Optional<Jdk> at(Path home) {
    try {
      Path real = home.toRealPath();
      if (!Files.isExecutable(real.resolve("bin").resolve("java"))) {
        return Optional.empty();
      }
      for (String line : Files.readAllLines(real.resolve("release"))) {
        if (line.startsWith("JAVA_VERSION=")) {
          return Optional.of(new Jdk(real, featureVersion(line)));
        }
      }
      return Optional.empty();
    } catch (IOException notAnInstallation) {
      return Optional.empty();
    }
  }

  static int featureVersion(String releaseLine) {
    String quoted = releaseLine.substring(releaseLine.indexOf('"') + 1);
    return Runtime.Version.parse(quoted.substring(0, quoted.indexOf('"'))).feature();
  }
}
