package dev.anyfn.testkit.fork;

import static dev.anyfn.testkit.fork.Payload.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.InvocationResult.Success;
import dev.anyfn.testkit.programs.Handlers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LambdaForkTest {

  static LambdaFork.Builder of(Class<?> handler) {
    return LambdaFork.builder()
        .classPath(ClassPath.of(handler, org.crac.Core.class))
        .handler(handler)
        .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");
  }

  @Nested
  class Invocations {

    @Test
    void goThroughTheRealClientAndBack() {
      try (LambdaFork lambda = of(Handlers.Echo.class).start()) {
        Success first = lambda.call(Payload.of("{\"n\":1}"), LONG).success();
        assertThat(first.text()).isEqualTo("{\"n\":1}");
        assertThat(first.contentType()).isEqualTo("application/json");
        assertThat(lambda.call(Payload.of("[]"), LONG).success().bytes()).hasSize(2);
      }
    }

    @Test
    void carryWhatThePlatformSays() {
      InvocationOptions options =
          InvocationOptions.builder()
              .requestId("id-1")
              .functionArn("arn:x")
              .traceId("Root=1-2-3")
              .tenantId("blue")
              .timeout(LONG)
              .build();
      try (LambdaFork lambda = of(Handlers.Describing.class).env("EXTRA", "more").start()) {
        String facts = lambda.server().call(Payload.of("{}"), options, LONG).success().text();
        assertThat(facts).isEqualTo("id-1 arn:x Root=1-2-3 blue test more timely=true");
      }
    }

    @Test
    void runAtOnceInOneProcessWithConcurrency() {
      try (LambdaFork lambda = of(Handlers.Meeting.class).maxConcurrency(4).start()) {
        List<CompletableFuture<InvocationResult>> four =
            IntStream.range(0, 4).mapToObj(n -> lambda.invoke(Payload.of("" + n))).toList();
        for (int n = 0; n < 4; n++) {
          InvocationResult result = four.get(n).orTimeout(60, TimeUnit.SECONDS).join();
          assertThat(result.success().text()).isEqualTo("" + n);
        }
        lambda.process().await("four polls", () -> lambda.server().pollers() == 4, LONG);
      }
    }

    @Test
    void areMeasured() {
      try (LambdaFork lambda = of(Handlers.Echo.class).start()) {
        lambda.call(Payload.of("1"), LONG);
        Mark mark = lambda.firstResponse().orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(mark.cpuTime()).isPositive().isLessThanOrEqualTo(lambda.cpuTime());
        assertThat(mark.since(lambda.startedAt())).isPositive().isLessThan(LONG);
      }
    }

    @Test
    void leaveTheirOutputToRead() {
      try (LambdaFork lambda = of(Handlers.Printing.class).start()) {
        lambda.call(Payload.of("1"), LONG);
        lambda.output().await("without an end"::equals, LONG);
        OutputLine error = lambda.output().await("to standard error"::equals, LONG);
        assertThat(error.source()).isEqualTo(OutputLine.Source.STDERR);
        assertThat(lambda.output().text()).contains("to standard output: é\n");
      }
    }
  }

  @Nested
  class Failures {

    @Test
    void comeAsTheRuntimesErrorDocument() {
      try (LambdaFork lambda = of(Handlers.Failing.class).start()) {
        Failure failure = lambda.call(Payload.of("1"), LONG).failure();
        assertThat(failure.errorType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.errorMessage()).isEqualTo("said \"no\"");
        assertThat(failure.headerErrorType()).contains("Runtime.UserException");
        assertThat(failure.json()).contains("stackTrace");
        assertThat(lambda.call(Payload.of("2"), LONG)).isInstanceOf(Failure.class);
      }
    }

    @Test
    void ofTheInitialisationEndTheWaitForIt() {
      LambdaFork lambda = of(Handlers.NotConstructible.class).start();
      assertThatThrownBy(() -> lambda.awaitReady(LONG))
          .isInstanceOf(ForkException.class)
          .hasMessageContaining("no such setting");
      assertThat(lambda.process().isAlive()).isFalse();
    }

    @Test
    void ofTheInitialisationAreReported() {
      try (LambdaFork lambda = of(Handlers.NotConstructible.class).start()) {
        CompletableFuture<InvocationResult> early = lambda.invoke(Payload.of("1"));
        Failure failure = lambda.server().initError().orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(failure.headerErrorType()).contains("Runtime.BadFunctionCode");
        assertThat(failure.json()).contains("no such setting");
        assertThat(lambda.process().awaitExit(LONG)).isEqualTo(1);
        assertThat(early.orTimeout(60, TimeUnit.SECONDS).join().failure().errorType())
            .isEqualTo("Runtime.ExitError");
      }
    }

    @Test
    void ofMemoryAreReportedBeforeTheProcessEnds() {
      try (LambdaFork lambda = of(Handlers.OutOfMemory.class).start()) {
        Failure failure = lambda.call(Payload.of("1"), LONG).failure();
        assertThat(failure.errorType()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(lambda.process().awaitExit(LONG)).isZero();
        assertThat(lambda.call(Payload.of("2"), LONG).failure().errorType())
            .isEqualTo("Runtime.ExitError");
      }
    }

    @Test
    void comeAtOnceWhenTheProcessExits() {
      try (LambdaFork lambda = of(Handlers.Exiting.class).start()) {
        Failure failure = lambda.call(Payload.of("1"), LONG).failure();
        assertThat(failure.errorType()).isEqualTo("Runtime.ExitError");
        assertThat(failure.errorMessage()).endsWith("exit status 3");
        assertThat(lambda.output().text()).contains("about to exit");
      }
    }

    @Test
    void comeAtOnceWhenTheProcessIsKilled() {
      try (LambdaFork lambda = of(Handlers.Meeting.class).start()) {
        lambda.awaitReady(LONG);
        CompletableFuture<InvocationResult> stuck = lambda.invoke(Payload.of("1"));
        lambda.process().kill();
        assertThat(stuck.orTimeout(60, TimeUnit.SECONDS).join().failure().errorMessage())
            .endsWith("signal: killed");
      }
    }

    @Test
    void ofSizeLeaveTheRuntimeAlive() {
      try (LambdaFork lambda = of(Handlers.Large.class).start()) {
        Failure failure = lambda.call(Payload.of("6291557"), LONG).failure();
        assertThat(failure.errorType()).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(lambda.call(Payload.of("6291556"), LONG).success().bytes()).hasSize(6291556);
      }
    }

    @Test
    void ofAProcessThatDiesAtStartHoldItsOutput() {
      LambdaFork.Builder wrong = of(Handlers.Echo.class).jvmArgs("-XX:NoSuchOption");
      try (LambdaFork lambda = wrong.start()) {
        assertThatThrownBy(() -> lambda.awaitReady(LONG))
            .hasMessageContaining("ended with code 1")
            .hasMessageContaining("NoSuchOption");
      }
    }
  }

  @Nested
  class SnapStart {

    @Test
    void runsTheHooksAroundTheRestore() {
      try (LambdaFork lambda = of(Handlers.Snapping.class).snapStart().start()) {
        lambda.awaitReady(LONG);
        assertThat(lambda.server().hadFirstNext()).isFalse();
        assertThat(lambda.output().text()).contains("checkpoint");
        lambda.server().restore();
        assertThat(lambda.call(Payload.of("1"), LONG).success().text()).isEqualTo("before after");
      }
    }

    @Test
    void reportsAHookThatFails() {
      LambdaFork.Builder failing = of(Handlers.Snapping.class).snapStart();
      try (LambdaFork lambda = failing.env("FAIL_RESTORE", "1").start().awaitReady(LONG)) {
        lambda.server().restore();
        Failure failure = lambda.server().restoreError().orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(failure.headerErrorType()).contains("Runtime.AfterRestoreError");
        assertThat(lambda.process().awaitExit(LONG)).isEqualTo(64);
      }
    }
  }

  @Nested
  class Lifecycle {

    @Test
    void leavesNothingBehind() {
      LambdaFork lambda = of(Handlers.Echo.class).start().awaitReady(LONG);
      Path scratch = ProcessHandle.of(lambda.pid()).map(LambdaForkTest::workingDirectory).get();
      assertThat(scratch.resolve("libaws-lambda-jni.so")).exists();
      lambda.close();
      assertThat(lambda.process().isAlive()).isFalse();
      assertThat(scratch).doesNotExist();
      assertThat(lambda.cpuTime()).isPositive();
    }

    @Test
    void continuesOnTheSameServerAfterACrash() {
      try (RuntimeApiServer server = RuntimeApiServer.start()) {
        try (LambdaFork first = of(Handlers.Exiting.class).server(server).start()) {
          assertThat(first.call(Payload.of("1"), LONG)).isInstanceOf(Failure.class);
          try (LambdaFork second = of(Handlers.Echo.class).server(server).start()) {
            assertThat(second.call(Payload.of("2"), LONG).success().text()).isEqualTo("2");
          }
        }
      }
    }

    @Test
    void doesNotWaitForeverForAnAnswer() {
      try (LambdaFork lambda = of(Handlers.Meeting.class).start()) {
        assertThatThrownBy(() -> lambda.call(Payload.of("1"), Duration.ofMillis(50)))
            .isInstanceOf(ForkException.class)
            .hasMessageContaining("has not ended after PT0.05S");
      }
    }
  }

  private static Path workingDirectory(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", "" + process.pid(), "cwd"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
