package dev.anyfn.store.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetadataServerTest {

  private final AtomicInteger tokens = new AtomicInteger();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile int broken;
  private final FakeStoreContext fake = FakeStoreContext.create("it");
  private HttpServer server;
  private GoogleApi api;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/computeMetadata/v1/instance/service-accounts/default/token",
        exchange -> {
          boolean asked = "Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"));
          boolean fails = !asked || broken-- > 0;
          String body =
              "{\"access_token\":\"t" + tokens.incrementAndGet() + "\",\"expires_in\":3600}";
          answer(exchange, fails ? 503 : 200, body);
        });
    server.createContext(
        "/product",
        exchange -> {
          seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
          answer(exchange, 200, "{}");
        });
    server.start();
    FakeEnvironment environment =
        FakeEnvironment.create()
            .setting("K_SERVICE", "service")
            .setting("GCE_METADATA_HOST", "127.0.0.1:" + port());
    api = GoogleApi.open("Product", fake.address("x:", environment), "scope");
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void call() {
    api.write(Call.of("POST", "http://127.0.0.1:" + port() + "/product"));
  }

  @Test
  void aTokenIsUsedUntilShortlyBeforeItsEnd() {
    call();
    fake.clock().advance(Duration.ofSeconds(3600 - 226));
    call();
    fake.clock().advance(Duration.ofSeconds(1));
    call();
    assertThat(seen).containsExactly("Bearer t1", "Bearer t1", "Bearer t2");
  }

  @Test
  void aServerThatFailsIsAskedAgain() {
    broken = 2;
    call();
    assertThat(seen).containsExactly("Bearer t3");
    assertThat(fake.pauses()).hasSize(2);
  }

  @Test
  void theOldTokenServesAsLongAsItCan() {
    call();
    fake.clock().advance(Duration.ofSeconds(3500));
    broken = 1;
    call();
    assertThat(seen).containsExactly("Bearer t1", "Bearer t1");
  }

  @Test
  void withoutATokenNothingIsSent() {
    broken = 100;
    assertThatThrownBy(this::call)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("PERMISSION_DENIED");
    assertThat(seen).isEmpty();
  }
}
