package dev.anyfn.testkit.fork;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The local Maven repository, where the runtimes' jars come from. What is missing there, Maven is
 * asked for: how it reaches a repository is its settings' business, not ours. Safe for use by many
 * threads.
 */
public final class LocalRepository {

  private final Path directory;
  private final String maven;

  LocalRepository(Path directory, String maven) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.maven = Objects.requireNonNull(maven, "maven");
  }

  /**
   * The one this process is built with: system property {@code maven.repo.local}, else {@code
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
   * A jar, fetched by Maven if it is not there.
   *
   * @param coordinates group, artifact and version, with colons between
   * @return an existing file
   * @throws ForkException if it is missing and Maven cannot fetch it; the message holds the command
   *     to run by hand
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
