package dev.anyfn.testkit.fork;

import static dev.anyfn.testkit.fork.Payload.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.testkit.programs.Handlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** AWS's client crashed in 7 of 30 parallel starts before each fork had its own native library. */
@Timeout(300)
class ThirtyForksTest {

  private static final int FORKS = 30;

  @Test
  void ofTheRealLambdaClientLiveAndAnswerAtTheSameTime() {
    ExecutorService starters = Executors.newFixedThreadPool(6);
    List<CompletableFuture<LambdaFork>> forks =
        IntStream.range(0, FORKS)
            .mapToObj(n -> CompletableFuture.supplyAsync(ThirtyForksTest::start, starters))
            .toList();
    try {
      List<LambdaFork> alive = forks.stream().map(CompletableFuture::join).toList();
      assertThat(alive).allMatch(fork -> fork.process().isAlive());
      assertThat(alive.stream().map(Fork::pid).distinct()).hasSize(FORKS);

      List<CompletableFuture<InvocationResult>> results =
          alive.stream().map(fork -> fork.invoke(Payload.of("" + fork.pid()))).toList();
      for (int n = 0; n < FORKS; n++) {
        InvocationResult result = results.get(n).orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(result.success().text()).isEqualTo("" + alive.get(n).pid());
      }
      assertThat(alive).allMatch(fork -> fork.process().isAlive());
    } finally {
      forks.stream()
          .map(fork -> fork.thenAcceptAsync(LambdaFork::close, starters))
          .map(closed -> closed.exceptionally(e -> null))
          .toList()
          .forEach(CompletableFuture::join);
      starters.shutdown();
    }
  }

  private static LambdaFork start() {
    return LambdaForkTest.of(Handlers.Echo.class).start().awaitReady(LONG);
  }
}
