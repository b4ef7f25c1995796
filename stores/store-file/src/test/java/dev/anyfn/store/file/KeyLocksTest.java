package dev.anyfn.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Environment;
import dev.anyfn.testkit.ClassPath;
import dev.anyfn.testkit.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyLocksTest {

  @TempDir Path directory;

  /**
   * The kernel looks for deadlocks among processes: if one thread of each waits for what another
   * thread of the other holds, it takes that for one, and refuses a lock that waits (EDEADLK).
   */
  @Test
  void whatLooksLikeADeadlockToTheKernelIsNone() {
    List<JavaProcess> processes = Stream.generate(this::start).limit(2).toList();
    try {
      for (JavaProcess process : processes) {
        assertThat(process.awaitExit(Duration.ofSeconds(120))).as(process.output().text()).isZero();
      }
    } finally {
      processes.forEach(JavaProcess::close);
    }
  }

  private JavaProcess start() {
    return JavaProcess.builder()
        .mainClass(
            LockTaker.class.getName(),
            ClassPath.of(
                LockTaker.class, FileBucketDriver.class, Environment.class, NullMarked.class))
        .args(directory.toString())
        .start();
  }
}
