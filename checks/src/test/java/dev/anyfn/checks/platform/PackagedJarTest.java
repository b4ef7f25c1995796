package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.http.Main;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.platform.Application;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Platforms;
import dev.anyfn.testkit.platform.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The artifact itself: found by its own list of functions, started by its own manifest. */
@ExtendWith(Forks.class)
@Timeout(240)
class PackagedJarTest {

  /** As a build tool packs it: all in one, the first of each name wins. */
  private static Path pack(Path jar, ClassPath classPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    Set<String> names = new HashSet<>(List.of("META-INF/MANIFEST.MF"));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Path entry : classPath.entries()) {
        if (Files.isDirectory(entry)) {
          copy(entry, names, out);
        } else {
          try (FileSystem content = FileSystems.newFileSystem(entry)) {
            copy(content.getPath("/"), names, out);
          }
        }
      }
    }
    return jar;
  }

  private static void copy(Path root, Set<String> names, JarOutputStream out) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString();
        if (names.add(name)) {
          out.putNextEntry(new ZipEntry(name));
          try (InputStream content = Files.newInputStream(path)) {
            content.transferTo(out);
          }
        }
      }
    }
  }

  @Test
  void answersOnEveryPlatform(@TempDir Path directory) throws IOException {
    Path jar = pack(directory.resolve("app.jar"), App.classPath(Echo.EchoText.class));
    try (Platforms platforms = Platforms.open(Application.of().jar(jar))) {
      List<Target> targets = platforms.targets(Call.Kind.VALUE);
      assertThat(targets).hasSizeGreaterThan(4);
      for (Target target : targets) {
        target.call(Call.text("Euro €")).assertSucceeded().assertText("Euro €");
      }
    }
  }
}
