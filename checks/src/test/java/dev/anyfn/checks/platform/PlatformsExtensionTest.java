package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import dev.anyfn.ErrorCode;
import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.checks.fixtures.Facts;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.Order;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.junit.EveryPlatformTest;
import dev.anyfn.testkit.junit.OnEveryPlatform;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Platform;
import dev.anyfn.testkit.platform.Platforms;
import dev.anyfn.testkit.platform.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

@Timeout(240)
class PlatformsExtensionTest {

  private static final Set<Fork> FORKS = ConcurrentHashMap.newKeySet();
  private static final Order ORDER = new Order("1", 2, List.of());

  @BeforeEach
  void forget() {
    FORKS.clear();
  }

  private static EngineExecutionResults run(DiscoverySelector... selectors) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectors).execute();
  }

  private static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }

  private static List<String> names(EngineExecutionResults results) {
    return results.testEvents().succeeded().stream()
        .map(Event::getTestDescriptor)
        .map(descriptor -> descriptor.getDisplayName())
        .toList();
  }

  @Nested
  class Runs {

    @Test
    void aTestOnEachPlatformThatCarriesItsCallsAndNamesTheOthers() {
      EngineExecutionResults results = run(selectClass(OfValues.class));
      String[] carrying =
          Arrays.stream(Platform.values())
              .filter(platform -> platform.carries().contains(Call.Kind.VALUE))
              .map(Platform::toString)
              .toArray(String[]::new);
      assertThat(failures(results)).isEmpty();
      assertThat(names(results)).containsExactlyInAnyOrder(carrying).hasSize(7);
      assertThat(results.allEvents().skipped().count()).isZero();
      assertThat(
              results.allEvents().reportingEntryPublished().stream()
                  .map(event -> event.getPayload().orElseThrow().toString()))
          .singleElement()
          .asString()
          .contains("not on Lambda, SQS", "it carries [MESSAGES], the test makes calls of [VALUE]");
      assertThat(FORKS).hasSize(4).noneMatch(fork -> fork.process().isAlive());
    }

    @Test
    void allClassesOfTheSameApplicationOnTheSameForks() {
      EngineExecutionResults results =
          run(selectClass(OfValues.class), selectClass(OfTheSame.class));
      assertThat(failures(results)).isEmpty();
      assertThat(FORKS).hasSize(4).noneMatch(fork -> fork.process().isAlive());
    }

    @Test
    void nestedClassesUnderTheAnnotationOfTheOuterOne() {
      EngineExecutionResults results =
          run(selectNestedClass(List.of(WithNested.class), WithNested.Inside.class));
      assertThat(failures(results)).isEmpty();
      assertThat(names(results)).containsExactlyInAnyOrder("HTTP container", "plainly(Platforms)");
    }

    @Test
    void methodsInParallelWithoutMixingThemUp() {
      EngineExecutionResults results =
          EngineTestKit.engine("junit-jupiter")
              .selectors(selectClass(InParallel.class))
              .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
              .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
              .configurationParameter(
                  "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
              .execute();
      assertThat(failures(results)).isEmpty();
      assertThat(names(results)).hasSize(4);
      assertThat(FORKS).noneMatch(fork -> fork.process().isAlive());
    }

    @Test
    void noMoreForksAtOnceThanTheRunAllows() {
      EngineExecutionResults results =
          EngineTestKit.engine("junit-jupiter")
              .selectors(selectClass(OfValues.class))
              .configurationParameter("anyfn.testkit.forks", "1")
              .execute();
      assertThat(failures(results)).isEmpty();
      assertThat(FORKS).hasSizeGreaterThanOrEqualTo(4);
      assertThat(FORKS).noneMatch(fork -> fork.process().isAlive());
    }
  }

  @Nested
  class Fails {

    @Test
    void withTheWholeStory() {
      assertThat(failures(run(selectClass(Wrong.class))))
          .singleElement()
          .asString()
          .startsWith(
              "Lambda, HTTP API: It was to fail with NOT_FOUND, but failed with INTERNAL\n  call:\n"
                  + "    value exception")
          .contains("answer:\n    status 500", "content-type: application/problem+json")
          .contains("log since:", "\"code\":\"INTERNAL\"", Failing.SECRET)
          .containsIgnoringCase("HTTP container answers the same call:\n    status 500");
    }

    @Test
    void whereATestCallsNothing() {
      assertThat(failures(run(selectClass(Idle.class))))
          .containsExactly(
              "HTTP container: The test has called nothing here, so it has shown nothing. Call the"
                  + " Target that it is given; leave platforms out by @OnEveryPlatform(except = ..),"
                  + " not in the test");
    }

    @Test
    void whereATestMakesACallThatItDoesNotDeclare() {
      assertThat(failures(run(selectClass(Undeclared.class))))
          .singleElement()
          .asString()
          .contains(
              "This test makes a call of kind MESSAGES", "@EveryPlatformTest(Call.Kind.MESSAGES)");
    }

    @Test
    void whereNoPlatformIsLeft() {
      assertThat(failures(run(selectClass(Nowhere.class))))
          .singleElement()
          .asString()
          .contains("No platform is left that carries calls of [VALUE]");
    }

    @Test
    void whereTheFunctionDoesNotStart() {
      assertThat(failures(run(selectClass(Broken.class))))
          .hasSize(2)
          .allSatisfy(message -> assertThat(message).contains("Setting NOT_SET is missing"));
    }

    @Test
    void whereTheAnnotationIsMissingOrMalformed() {
      assertThat(failures(run(selectClass(Bare.class))))
          .singleElement()
          .asString()
          .contains("Bare with @OnEveryPlatform(..), which names the functions");
      assertThat(failures(run(selectClass(Malformed.class))))
          .singleElement()
          .asString()
          .contains("Write each setting of @OnEveryPlatform(env = ..) as NAME=value, not GREETING");
      assertThat(failures(run(selectClass(NoJar.class))))
          .singleElement()
          .asString()
          .contains("no/such.jar: test it after it is packaged");
    }
  }

  @OnEveryPlatform(Echo.EchoRecord.class)
  static class OfValues {
    @EveryPlatformTest
    void echoes(Target target) {
      target.call(Call.json(ORDER)).assertSucceeded().assertJson(ORDER);
      FORKS.add(target.fork());
    }
  }

  @OnEveryPlatform(Echo.EchoRecord.class)
  static class OfTheSame extends OfValues {}

  @OnEveryPlatform(
      value = Facts.class,
      env = "GREETING=Hello",
      only = {Platform.HTTP_CONTAINER})
  static class WithNested {
    @Nested
    class Inside {
      @EveryPlatformTest
      void calls(Target target) {
        target.call(Call.json("{}")).assertSucceeded();
      }

      @Test
      void plainly(Platforms platforms) {
        assertThat(platforms.application().functions()).containsExactly(Facts.class.getName());
      }
    }
  }

  /** Two methods on two platforms meet while all are at work, or the barrier breaks. */
  @OnEveryPlatform(
      value = Echo.EchoRecord.class,
      only = {Platform.HTTP_CONTAINER, Platform.LAMBDA_DIRECT})
  @Execution(ExecutionMode.CONCURRENT)
  static class InParallel {
    private static final CyclicBarrier ALL = new CyclicBarrier(4);

    @EveryPlatformTest
    @Execution(ExecutionMode.CONCURRENT)
    void one(Target target) throws Exception {
      echo(target, 1);
    }

    @EveryPlatformTest
    @Execution(ExecutionMode.CONCURRENT)
    void two(Target target) throws Exception {
      echo(target, 2);
    }

    private static void echo(Target target, int number) throws Exception {
      ALL.await(60, TimeUnit.SECONDS);
      for (int i = 0; i < 20; i++) {
        Order order = new Order("o-" + i, number, List.of());
        target.call(Call.json(order)).assertSucceeded().assertJson(order);
      }
      FORKS.add(target.fork());
    }
  }

  @OnEveryPlatform(value = Failing.Fail.class, only = Platform.LAMBDA_HTTP_API)
  static class Wrong {
    @EveryPlatformTest
    void fails(Target target) {
      target.call(Call.text("exception")).assertFailed(ErrorCode.NOT_FOUND);
    }
  }

  @OnEveryPlatform(value = Echo.EchoText.class, only = Platform.HTTP_CONTAINER)
  static class Idle {
    @EveryPlatformTest
    void looksTheOtherWay(Target target) {
      assertThat(target.platform()).isEqualTo(Platform.HTTP_CONTAINER);
    }
  }

  @OnEveryPlatform(value = Echo.EchoText.class, only = Platform.HTTP_CONTAINER)
  static class Undeclared {
    @EveryPlatformTest
    void delivers(Target target) {
      target.call(Call.messages("one"));
    }
  }

  @OnEveryPlatform(value = Echo.EchoText.class, only = Platform.LAMBDA_SQS)
  static class Nowhere {
    @EveryPlatformTest
    void neverRuns(Target target) {
      target.call(Call.text("x"));
    }
  }

  @OnEveryPlatform(
      value = Unfit.Throwing.class,
      only = {Platform.HTTP_CONTAINER, Platform.LAMBDA_DIRECT})
  static class Broken {
    @EveryPlatformTest
    void starts(Target target) {
      target.call(Call.text("x")).assertSucceeded();
    }
  }

  static class Bare {
    @EveryPlatformTest
    void runs(Target target) {
      target.call(Call.text("x"));
    }
  }

  @OnEveryPlatform(value = Echo.EchoText.class, env = "GREETING")
  static class Malformed {
    @EveryPlatformTest
    void runs(Target target) {
      target.call(Call.text("x"));
    }
  }

  @OnEveryPlatform(value = Echo.EchoText.class, jar = "no/such.jar")
  static class NoJar {
    @EveryPlatformTest
    void runs(Target target) {
      target.call(Call.text("x"));
    }
  }
}
