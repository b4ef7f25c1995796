package dev.anyfn.testkit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.JavaProcess;
import dev.anyfn.testkit.programs.Stubborn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ForkPoolTest {

  private final List<JavaProcess> started = new CopyOnWriteArrayList<>();
  private final ForkPool pool = ForkPool.open(2);

  private JavaProcess start() {
    JavaProcess process =
        JavaProcess.builder()
            .mainClass(Stubborn.class.getName(), ClassPath.of(Stubborn.class))
            .grace(Duration.ZERO)
            .start();
    process.output().await(line -> line.startsWith("child "), Duration.ofSeconds(60));
    started.add(process);
    return process;
  }

  private Fork use(String key) {
    try (Processes.Lease lease = pool.lease(key, this::start)) {
      return lease.fork();
    }
  }

  @AfterEach
  void close() {
    pool.close();
    assertThat(started).noneMatch(JavaProcess::isAlive);
  }

  @Test
  void startsOneForkForAllWhoAskForTheSame() {
    assertThat(use("a")).isSameAs(use("a"));
    assertThat(started).hasSize(1);
  }

  @Test
  void closesTheOneThatWasUsedLongestAgoWhenThereAreTooMany() {
    Fork a = use("a");
    Fork b = use("b");
    use("a");
    use("c");
    assertThat(b.process().isAlive()).isFalse();
    assertThat(a.process().isAlive()).isTrue();
    assertThat(use("b")).isNotSameAs(b);
    assertThat(started.stream().filter(JavaProcess::isAlive)).hasSize(2);
  }

  @Test
  void closesNoneThatIsInUse() {
    try (Processes.Lease a = pool.lease("a", this::start);
        Processes.Lease b = pool.lease("b", this::start);
        Processes.Lease c = pool.lease("c", this::start)) {
      assertThat(List.of(a, b, c)).allMatch(lease -> lease.fork().process().isAlive());
    }
    use("d");
    assertThat(started.stream().filter(JavaProcess::isAlive)).hasSize(2);
  }

  @Test
  void replacesOneThatHasEndedByItself() {
    JavaProcess first = (JavaProcess) use("a");
    first.close();
    assertThat(use("a").process().isAlive()).isTrue();
    assertThat(started).hasSize(2);
  }

  @Test
  void startsAheadWhatIsPreparedButNothingThatOthersWouldHaveToGoFor() {
    pool.prepare("a", this::start);
    pool.prepare("b", this::start);
    pool.prepare("c", this::start);
    use("a");
    use("b");
    assertThat(started).hasSize(2);
  }

  @Test
  void saysAgainWhyOneDoesNotStart() {
    ForkPool.Starter broken =
        () -> {
          throw new IllegalStateException("no such thing");
        };
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> pool.lease("a", broken))
          .isInstanceOf(PlatformException.class)
          .hasMessage("no such thing")
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void givesNothingOnceItIsClosed() {
    pool.close();
    assertThatThrownBy(() -> use("a")).hasMessageContaining("The platforms are closed");
    assertThat(started).isEmpty();
  }
}
