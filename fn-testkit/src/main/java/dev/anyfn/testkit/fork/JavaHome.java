package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** An installed Java. */
record JavaHome(Path path) {

  JavaHome {
    Objects.requireNonNull(path, "javaHome");
  }

  static JavaHome ofThisProcess() {
    return new JavaHome(Path.of(System.getProperty("java.home")));
  }

  Path executable() {
    return path.resolve("bin").resolve("java");
  }

  /** Returns the feature release, such as 17, from the installation's {@code release} file. */
  int feature() {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(path.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      throw new ForkException("Not a Java installation, it has no file 'release': " + path, e);
    }
    String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }

  /**
   * From 24 on, loading a native library warns unless it is allowed; a later release will refuse.
   */
  boolean wantsNativeAccess() {
    return feature() >= 24;
  }
}
