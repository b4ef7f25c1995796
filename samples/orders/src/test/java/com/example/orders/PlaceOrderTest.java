package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.Query;
import dev.anyfn.state.Table;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.FakeEnvironment;
import java.io.File;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the real container, with SQLite and files, and a payment service over HTTP. */
class PlaceOrderTest {

  @TempDir private static Path directory;
  private static PaymentService payments;
  private static ContainerFork container;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() throws Exception {
    payments = PaymentService.start();
    Path[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toArray(Path[]::new);
    container =
        ContainerFork.builder()
            .mainClass("dev.anyfn.http.Main", ClassPath.of(classPath))
            .env("FN_TABLE_ORDERS", "jdbc:sqlite:" + directory.resolve("state.db"))
            .env("FN_BUCKET_RECEIPTS", "file:" + directory.resolve("receipts"))
            .env("PAYMENTS_URL", payments.url())
            .start()
            .awaitReady(Duration.ofSeconds(60));
  }

  @AfterAll
  static void stop() {
    container.close();
    payments.close();
  }

  @Test
  void anOrderThatIsDeliveredTwiceIsChargedOnceAndHasOneReceipt() throws Exception {
    HttpResponse<String> first = place("twice", 1250);
    HttpResponse<String> second = place("twice", 1250);
    assertEquals(200, first.statusCode(), first::body);
    assertEquals(first.body(), second.body());
    assertEquals(1, payments.asked("twice"));
    assertEquals(
        first.body(),
        stores().bucket("receipts").get("twice.json", String.class).orElseThrow().value());
    Table orders = stores().table("orders");
    Key key = Key.of("orders", "twice");
    assertEquals(1250, orders.get(key, PaidOrder.class).orElseThrow().value().order().cents());
    assertTrue(events().contains(new OrderPaid("twice", "ada")), () -> events().toString());
  }

  @Test
  void aDuplicateThatComesMeanwhileIsToComeBackAndThenGetsTheSameReceipt() throws Exception {
    payments.hold();
    CompletableFuture<HttpResponse<String>> first =
        client.sendAsync(request("meanwhile", 700), BodyHandlers.ofString());
    assertTrue(payments.awaitRequest());
    HttpResponse<String> duplicate = place("meanwhile", 700);
    assertEquals(503, duplicate.statusCode(), duplicate::body);
    assertTrue(duplicate.headers().firstValue("Retry-After").isPresent());
    payments.resume();
    assertEquals(200, first.get().statusCode());
    assertEquals(first.get().body(), place("meanwhile", 700).body());
    assertEquals(1, payments.asked("meanwhile"));
  }

  @Test
  void whilePaymentsAreDownTheOrderIsToBeRetriedAndThenSucceeds() throws Exception {
    payments.fail(500);
    assertEquals(503, place("down", 900).statusCode());
    payments.fail(0);
    assertFalse(payments.charged("down"));
    assertFalse(events().contains(new OrderPaid("down", "ada")));
    assertEquals(200, place("down", 900).statusCode());
    assertEquals(2, payments.asked("down"));
    assertTrue(events().contains(new OrderPaid("down", "ada")));
  }

  @Test
  void aPaymentThatIsDeclinedStaysDeclined() throws Exception {
    payments.fail(402);
    HttpResponse<String> first = place("declined", 100);
    payments.fail(0);
    assertEquals(409, first.statusCode());
    assertTrue(first.body().contains("The payment was declined"), first::body);
    assertEquals(409, place("declined", 100).statusCode());
    assertEquals(1, payments.asked("declined"));
  }

  @Test
  void theSameIdWithAnotherAmountIsRefused() throws Exception {
    assertEquals(200, place("changed", 100).statusCode());
    HttpResponse<String> other = place("changed", 100_000);
    assertEquals(409, other.statusCode());
    assertTrue(other.body().contains("another payload"), other::body);
    assertEquals(1, payments.asked("changed"));
  }

  @Test
  void anOrderThatIsNoneIsNotCharged() throws Exception {
    assertEquals(400, place("zero", 0).statusCode());
    assertEquals(0, payments.asked("zero"));
  }

  private HttpResponse<String> place(String id, long cents) throws Exception {
    return client.send(request(id, cents), BodyHandlers.ofString());
  }

  private static HttpRequest request(String id, long cents) {
    String order =
        "{\"id\":\"%s\",\"customer\":\"ada\",\"cents\":%d,\"currency\":\"EUR\"}"
            .formatted(id, cents);
    return HttpRequest.newBuilder(container.baseUri())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(order))
        .build();
  }

  /** The same stores, from another process. */
  private static FakeEnvironment stores() {
    return FakeEnvironment.create()
        .setting("FN_TABLE_ORDERS", "jdbc:sqlite:" + directory.resolve("state.db"))
        .setting("FN_BUCKET_RECEIPTS", "file:" + directory.resolve("receipts"));
  }

  private static List<OrderPaid> events() {
    try (Table orders = stores().table("orders");
        Stream<Document<OrderPaid>> outbox =
            orders.query(Query.partition("outbox"), OrderPaid.class)) {
      return outbox.map(Document::value).toList();
    }
  }
}
