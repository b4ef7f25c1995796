package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.checks.fixtures.ServerCaller;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.HttpFork;
import dev.anyfn.testkit.fork.InvokerFork;
import dev.anyfn.testkit.fork.LambdaFork;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SIGTERM while a request is in flight: it is answered, and the function is closed after it. */
@ExtendWith(Forks.class)
@Timeout(120)
class ShutdownTest {

  static Stream<Named<Supplier<HttpFork>>> servers() {
    return Stream.of(
        Named.of(
            "HTTP container", () -> App.container(Gated.Slow.class).start().awaitReady(Forks.LONG)),
        Named.of("Google invoker 1.4.1", () -> invoker(InvokerFork.PRODUCTION)),
        Named.of("Google invoker 2.0.0", () -> invoker(InvokerFork.CURRENT)));
  }

  private static HttpFork invoker(String version) {
    return App.invoker(version, Gated.Slow.class).start().awaitReady(Forks.LONG);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void answersWhatIsInFlightAndThenClosesTheFunction(Supplier<HttpFork> start) throws IOException {
    try (Gate gate = new Gate();
        HttpFork server = start.get()) {
      HttpEvent request = HttpEvent.post("/").json("" + gate.port());
      CompletableFuture<HttpAnswer> answer =
          CompletableFuture.supplyAsync(() -> new ServerCaller(server).call(request));
      try (Gate.Waiting function = gate.arrival()) {
        server.process().terminate();
        server.output().await("shutdown has begun"::equals, Forks.LONG);
        assertThat(server.output().text()).doesNotContain("closed");
        function.goOn();
        assertThat(answer.orTimeout(60, TimeUnit.SECONDS).join().text()).isEqualTo("passed");
      }
      assertThat(server.process().awaitExit(Forks.LONG)).isEqualTo(143);
      assertThat(server.output().text()).containsOnlyOnce("closed\n");
    }
  }

  /** So that the platform sends it no more. */
  @Test
  void isToldByTheContainerToWhoeverAsksWhetherItIsReady() throws IOException {
    try (Gate gate = new Gate();
        HttpFork server = App.container(Gated.Slow.class).start().awaitReady(Forks.LONG)) {
      ServerCaller caller = new ServerCaller(server);
      HttpEvent request = HttpEvent.post("/").json("" + gate.port());
      CompletableFuture<HttpAnswer> answer =
          CompletableFuture.supplyAsync(() -> caller.call(request));
      try (Gate.Waiting function = gate.arrival()) {
        server.process().terminate();
        HttpAnswer ready = caller.call(HttpEvent.get("/_/ready"));
        while (ready.status() == 200) { // until the signal has arrived
          ready = caller.call(HttpEvent.get("/_/ready"));
        }
        assertThat(ready.status()).isEqualTo(503);
        assertThat(caller.call(HttpEvent.get("/_/health")).status()).isEqualTo(200);
        function.goOn();
        assertThat(answer.orTimeout(60, TimeUnit.SECONDS).join().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void ofAnIdleLambdaClosesTheFunction() {
    try (LambdaFork lambda = App.lambda(Gated.Slow.class).start().awaitReady(Forks.LONG)) {
      lambda.process().terminate();
      lambda.output().await("closed"::equals, Forks.LONG);
    }
  }
}
