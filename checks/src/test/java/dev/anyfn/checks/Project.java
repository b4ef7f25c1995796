package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A user's project in a folder of its own, built by Maven, offline, from the packaged modules. */
final class Project implements AutoCloseable {

  private final Path folder;
  private final Path repository;

  private Project(Path folder, Path repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Makes an empty project in a new folder. */
  static Project empty(Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("project"));
    return new Project(folder, Packaged.repository(directory.resolve("repository")));
  }

  static Project copyOf(Path original, Path directory) throws IOException {
    Project project = empty(directory);
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        project.write(original.relativize(file).toString(), Files.readString(file));
      }
    }
    return project;
  }

  void write(String file, String text) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
  }

  /**
   * Types commands into a shell in the project's folder, and fails with their output unless they
   * succeed. Maven works offline there, with the packaged modules.
   */
  String type(String commands, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = folder.resolveSibling("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", mavenHere() + commands)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    String java = System.getProperty("java.home");
    builder.environment().put("JAVA_HOME", java);
    builder.environment().put("PATH", java + "/bin:" + builder.environment().get("PATH"));
    builder.environment().remove("MAVEN_OPTS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(10, TimeUnit.MINUTES);
      String text = Files.readString(output);
      assertThat(ended).as("%s%ndoes not end:%n%s", commands, text).isTrue();
      assertThat(process.exitValue()).as("%s%n%s", commands, text).isZero();
      return text;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String mavenHere() {
    String home = System.getProperty("maven.home");
    String maven = home == null ? "command mvn" : home + "/bin/mvn";
    return "mvn() { " + maven + " -o -Dmaven.repo.local=" + repository + " \"$@\"; }\n";
  }

  /** Removes the links to the build's repository; the files stay. */
  @Override
  public void close() throws IOException {
    for (Path parent : List.of(repository, repository.resolve("dev"))) {
      try (Stream<Path> children = Files.list(parent)) {
        for (Path link : children.filter(Files::isSymbolicLink).toList()) {
          Files.delete(link);
        }
      }
    }
  }

  /** The packaged modules, as an installation of them would look. */
  private static final class Packaged {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Makes a repository of the modules, with links to all else in the one of this build. */
    static Path repository(Path directory) throws IOException {
      Files.createDirectories(directory);
      Path installed =
          Path.of(
              Optional.ofNullable(System.getProperty("localRepository"))
                  .orElse(System.getProperty("user.home") + "/.m2/repository"));
      link(installed, directory, "dev");
      link(installed.resolve("dev"), Files.createDirectory(directory.resolve("dev")), "anyfn");
      try (Stream<Path> files = Files.find(ROOT, 4, (file, attributes) -> isPom(file))) {
        for (Path pom : files.toList()) {
          install(pom, directory);
        }
      }
      return directory;
    }

    private static boolean isPom(Path file) {
      return file.endsWith(Path.of("target", ".flattened-pom.xml"));
    }

    private static void link(Path from, Path to, String except) throws IOException {
      try (Stream<Path> children = Files.list(from)) {
        for (Path child : children.filter(c -> !c.endsWith(except)).toList()) {
          Files.createSymbolicLink(to.resolve(child.getFileName()), child);
        }
      }
    }

    private static void install(Path pom, Path directory) throws IOException {
      String text = Files.readString(pom);
      String name = text.replaceAll("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1");
      String version = text.replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
      String file = name + "-" + version;
      Path target =
          Files.createDirectories(directory.resolve("dev/anyfn").resolve(name).resolve(version));
      Files.copy(pom, target.resolve(file + ".pom"));
      Path jar = pom.resolveSibling(file + ".jar");
      if (Files.exists(jar)) {
        Files.copy(jar, target.resolve(file + ".jar"));
      }
    }
  }
}
