package dev.anyfn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HttpFrontTest {

  private static final String FUNCTION = FrontTest.Echo.class.getName();

  private final List<String> lines = new CopyOnWriteArrayList<>();

  private int run(String name, String value) {
    return Main.run(
        new Front[] {new HttpFront()},
        Map.of("FN_TARGET", FUNCTION, name, value),
        new Log(lines::add));
  }

  @Test
  void failsIfThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThat(run("PORT", Integer.toString(taken.getLocalPort()))).isEqualTo(2);
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains("Cannot listen on PORT: choose one that is free.");
  }

  @ParameterizedTest
  @CsvSource({"PORT, 65536", "FN_DRAIN_SECONDS, 1s"})
  void failsIfASettingMakesNoSense(String name, String value) {
    assertThat(run(name, value)).isEqualTo(2);
    assertThat(lines.get(1)).contains("\"ERROR\"", name, value);
  }

  @Test
  void servesUntilTheShutdown() throws Exception {
    CompletableFuture<String> listening = new CompletableFuture<>();
    Instance instance =
        Instance.of(
            Map.of("Tested", TypedFunction.of(String.class, String.class, (text, c) -> text)),
            Settings.of(Map.of("PORT", "0")),
            HttpFrontTest.class.getClassLoader(),
            new Log(listening::complete));
    Shutdown shutdown = new Shutdown(instance);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Integer> code = thread.submit(() -> new HttpFront().run(instance, shutdown));
    assertThat(listening.get(30, TimeUnit.SECONDS)).contains("Serving [Tested] over HTTP on port");
    assertThat(code.isDone()).isFalse();
    shutdown.run();
    assertThat(code.get(30, TimeUnit.SECONDS)).isZero();
    thread.shutdown();
  }
}
