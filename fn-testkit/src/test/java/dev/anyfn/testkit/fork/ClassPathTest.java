package dev.anyfn.testkit.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

  @TempDir Path directory;

  private Path jar(String name, String classPath, String... entries) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    Path jar = directory.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
      }
    }
    return jar;
  }

  @Test
  void ofThisProcessHasTheTestsAndTheirLibraries() {
    assertThat(ClassPath.ofThisProcess().entries())
        .containsAll(ClassPath.of(ClassPathTest.class, ClassPath.class, Test.class).entries());
  }

  /** As Surefire makes it: absolute and relative URLs, with escapes. */
  @Test
  void takesAJarOfNothingButAManifestForWhatItNames() throws IOException {
    Path library = directory.resolve("a library.jar");
    String url = library.toUri().toString();
    Path booter = jar("surefirebooter1.jar", url + " classes/ ../x%20y.jar");
    assertThat(PathingJar.resolve(booter).map(Path::normalize))
        .containsExactly(
            library, directory.resolve("classes"), directory.resolveSibling("x y.jar"));
  }

  @Test
  void leavesAJarOfClassesAsItIs() throws IOException {
    Path library = jar("library.jar", "other.jar", "com/example/Some.class");
    assertThat(PathingJar.resolve(library)).containsExactly(library);
  }

  @Test
  void leavesWhatIsNoJar() throws IOException {
    Path text = Files.writeString(directory.resolve("text.jar"), "no jar");
    assertThat(PathingJar.resolve(text)).containsExactly(text);
    assertThat(PathingJar.resolve(directory)).containsExactly(directory);
  }
}
