package dev.anyfn.testkit.fork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The local Maven repository, source of the runtimes' jars. Maven fetches missing ones, with its
 * own settings. Safe for use by many threads.
 */
public final class LocalRepository {

  private final Path directory;
  private final String maven;

  LocalRepository(Path directory, String maven) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.maven = Objects.requireNonNull(maven, "maven");
  }

  /**
   * Returns the repository of this build: system property {@code maven.repo.local}, else {@code
   * localRepository}, which Surefire sets, else {@code ~/.m2/repository}. Maven is that of {@code
   * MAVEN_HOME}, else the one on the path.
   */
  public static LocalRepository standard() {
    Path directory =
        Stream.of("maven.repo.local", "localRepository")
            .map(System::getProperty)
            .filter(value -> value != null && !value.isBlank())
            .map(Path::of)
            .findFirst()
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"));
    String command = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
    return Optional.ofNullable(System.getenv("MAVEN_HOME"))
        .map(home -> Path.of(home, "bin", command))
        .filter(Files::isExecutable)
        .map(found -> new LocalRepository(directory, found.toString()))
        .orElseGet(() -> new LocalRepository(directory, command));
  }

  /**
   * Returns the file of a jar; Maven fetches it if it is missing.
   *
   * @param coordinates {@code group:artifact:version}
   * @throws ForkException if Maven cannot fetch it, with the command to run by hand
   */
  public Path jar(String coordinates) {
    Path jar = directory.resolve(path(coordinates));
    if (!Files.isRegularFile(jar)) {
      new MavenFetch(maven, directory).fetch(coordinates);
      if (!Files.isRegularFile(jar)) {
        throw new ForkException("Maven says that it has fetched it, but it is missing: " + jar);
      }
    }
    return jar;
  }

  ClassPath jars(List<String> coordinates) {
    return new ClassPath(coordinates.stream().map(this::jar).toList());
  }

  private static String path(String coordinates) {
    String[] part = coordinates.split(":", -1);
    if (part.length != 3) {
      throw new IllegalArgumentException("Not group:artifact:version: " + coordinates);
    }
    String file = part[1] + "-" + part[2] + ".jar";
    return String.join("/", part[0].replace('.', '/'), part[1], part[2], file);
  }
}
