package dev.anyfn.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Environment;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.FakeStoreContext;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
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
    List<JavaProcess> processes = Stream.generate(() -> start(LockTaker.class)).limit(2).toList();
    try {
      for (JavaProcess process : processes) {
        assertThat(process.awaitExit(Duration.ofSeconds(120))).as(process.output().text()).isZero();
      }
    } finally {
      processes.forEach(JavaProcess::close);
    }
  }

  @Test
  void whatAnotherProcessHoldsIsWaitedForInTheTimeOfTheContext() {
    try (JavaProcess holder = start(LockHolder.class)) {
      holder.output().await("held"::equals, Duration.ofSeconds(60));
      List<Duration> pauses = pauses();
      assertThat(pauses).hasSize(9_999).allMatch(pause -> pause.toMillis() <= 6);
      assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
          .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
      assertThat(pauses).isEqualTo(pauses());
    }
  }

  private List<Duration> pauses() {
    FakeStoreContext fake = FakeStoreContext.create("it");
    assertThatThrownBy(
            () ->
                KeyLocks.in(directory, fake.context())
                    .run(
                        LockHolder.KEY,
                        () -> {
                          throw new AssertionError("two have the lock");
                        }))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.RATE_LIMITED));
    return fake.pauses();
  }

  private JavaProcess start(Class<?> main) {
    return JavaProcess.builder()
        .mainClass(
            main.getName(),
            ClassPath.of(
                main,
                FileBucketDriver.class,
                Environment.class,
                NullMarked.class,
                JsonValues.class))
        .args(directory.toString())
        .start();
  }
}
