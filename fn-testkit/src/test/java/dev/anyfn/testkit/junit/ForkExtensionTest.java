package dev.anyfn.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import dev.anyfn.testkit.programs.Stubborn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class ForkExtensionTest {

  private static final List<JavaProcess> STARTED = new CopyOnWriteArrayList<>();

  private static JavaProcess start() {
    JavaProcess process =
        JavaProcess.builder()
            .mainClass(Stubborn.class.getName(), ClassPath.of(Stubborn.class))
            .grace(Duration.ZERO)
            .start();
    process.output().awaitWhole(line -> line.startsWith("child "), Duration.ofSeconds(60));
    STARTED.add(process);
    return process;
  }

  @BeforeEach
  void forget() {
    STARTED.clear();
  }

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }

  @Test
  void startsOneForkForAClassAndTheClassesInIt() {
    assertThat(run(OneForAll.class).succeeded().count()).isEqualTo(3);
    assertThat(STARTED).hasSize(1).noneMatch(JavaProcess::isAlive);
  }

  @Test
  void startsOneForkForEachTestFromAnInstanceField() {
    assertThat(run(OneForEach.class).succeeded().count()).isEqualTo(2);
    assertThat(STARTED).hasSize(2).noneMatch(JavaProcess::isAlive);
  }

  @Test
  void showsTheOutputWithTheFailure() {
    List<Throwable> failures = new ArrayList<>();
    run(Failing.class).failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .forEach(result -> failures.add(result.getThrowable().orElseThrow()));
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0)).hasMessage("on purpose");
    assertThat(failures.get(0).getSuppressed()[0])
        .hasMessageContaining("Process " + STARTED.get(0).pid() + " has written:\nchild ");
    assertThat(STARTED).noneMatch(JavaProcess::isAlive);
  }

  @Test
  void hasNoForkOutsideOfTests() {
    ForkExtension<JavaProcess> extension = ForkExtension.of(ForkExtensionTest::start);
    assertThatThrownBy(extension::get).isInstanceOf(IllegalStateException.class);
  }

  static class OneForAll {
    @RegisterExtension
    static final ForkExtension<JavaProcess> FORK = ForkExtension.of(ForkExtensionTest::start);

    @Test
    void one() {
      assertThat(FORK.get().isAlive()).isTrue();
    }

    @Test
    void two() {
      assertThat(FORK.get().isAlive()).isTrue();
    }

    @Nested
    class Inside {
      @Test
      void three() {
        assertThat(FORK.get().isAlive()).isTrue();
      }
    }
  }

  static class OneForEach {
    @RegisterExtension
    final ForkExtension<JavaProcess> fork = ForkExtension.of(ForkExtensionTest::start);

    @Test
    void one() {
      assertThat(fork.get().isAlive()).isTrue();
    }

    @Test
    void two() {
      assertThat(fork.get().isAlive()).isTrue();
    }
  }

  static class Failing {
    @RegisterExtension
    static final ForkExtension<JavaProcess> FORK = ForkExtension.of(ForkExtensionTest::start);

    @Test
    void fails() {
      throw new IllegalStateException("on purpose");
    }
  }
}
