package dev.anyfn.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Environment;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.Body;
import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file system that takes no more, in the middle of a body. The operating system refuses to let
 * the process's files grow beyond a limit, in the same call and nearly the same words as a full
 * disk, for which a test would need a disk of its own.
 */
class FullDiskTest {

  @TempDir Path directory;

  @Test
  void leavesTheOldObjectAndSaysSo() throws IOException {
    Path bucket = directory.resolve("bucket");
    try (JavaProcess process =
        JavaProcess.builder()
            .javaHome(limited())
            .mainClass(
                Writer.class.getName(),
                ClassPath.of(
                    Writer.class,
                    FileBucketDriver.class,
                    Environment.class,
                    NullMarked.class,
                    JsonValues.class))
            .jvmArgs("-XX:-UsePerfData")
            .args(bucket.toString())
            .start()) {
      assertThat(process.awaitExit(Duration.ofSeconds(60))).as(process.output().text()).isZero();
      assertThat(process.output().text())
          .contains("UNAVAILABLE: the file system fails: File too large")
          .contains("then 6 bytes");
    }
    try (Stream<Path> left = Files.list(bucket.resolve(".anyfn/writing"))) {
      assertThat(left).isEmpty();
    }
  }

  /** A Java whose process may write files of 1 MiB. */
  private Path limited() throws IOException {
    Path java = directory.resolve("home/bin/java");
    Files.createDirectories(java.getParent());
    String real = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Files.writeString(java, "#!/bin/sh\nulimit -f 2048\nexec '" + real + "' \"$@\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    return directory.resolve("home");
  }

  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      FileBucketDriver bucket = new FileBucketDriver(Path.of(args[0]), RealContext.create());
      bucket.write(write(new byte[6], "one"));
      try {
        bucket.write(write(new byte[4_000_000], "two"));
        System.out.println("it was written");
      } catch (StoreException e) {
        System.out.println(e.getMessage());
      }
      ObjectInfo info = bucket.head("key");
      System.out.println("then " + (info == null ? -1 : info.size()) + " bytes");
    }

    private static ObjectWrite write(byte[] bytes, String nonce) {
      return new ObjectWrite(
          "key", Body.of(bytes), "text/plain", Map.of(), Condition.none(), nonce);
    }
  }
}
