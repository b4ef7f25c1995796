package dev.anyfn.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.anyfn.testkit.sim.Guests;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class SimulatorExtensionTest {

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .execute()
        .testEvents();
  }

  @Test
  void givesEachTestASimulatorOfItsOwnInParallelToo() {
    Parallel.SEEN.clear();
    run(Parallel.class).assertStatistics(events -> events.succeeded(41).failed(0));
    assertThat(Parallel.SEEN).hasSize(41).containsOnly("1,1");
  }

  @Test
  void showsTheHistoryOfAFailedTest() {
    Events events = run(Fails.class);
    events.assertStatistics(statistics -> statistics.failed(1));
    Throwable failure =
        events.failed().stream()
            .findFirst()
            .orElseThrow()
            .getRequiredPayload(TestExecutionResult.class)
            .getThrowable()
            .orElseThrow();
    assertThat(failure.getSuppressed()[0])
        .hasMessageContaining("Guests$Counter on AWS Lambda")
        .hasMessageContaining("#1")
        .hasMessageContaining("COLD");
    assertThat(Fails.instances).as("the simulator is closed").isZero();
  }

  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {

    static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final SimulatorExtension simulators =
        SimulatorExtension.of(() -> Simulator.of(PlatformProfile.LAMBDA, Guests.Counter.class));

    @RepeatedTest(40)
    void counts(Simulator simulator) {
      SEEN.add(simulator.invoke("x").as(String.class));
    }

    @Nested
    class Inside {
      @Test
      void counts(Simulator simulator) {
        SEEN.add(simulator.invoke("x").as(String.class));
      }
    }
  }

  static class Fails {

    static int instances = -1;
    private static Simulator used;

    @RegisterExtension
    final SimulatorExtension simulators =
        SimulatorExtension.of(() -> Simulator.of(PlatformProfile.LAMBDA, Guests.Counter.class));

    @Test
    void fails(Simulator simulator) {
      used = simulator;
      simulator.invoke("x");
      throw new AssertionError("on purpose");
    }

    @AfterAll
    static void look() {
      instances = used.instances();
    }
  }
}
