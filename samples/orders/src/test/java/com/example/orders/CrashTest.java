package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anyfn.Response;
import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.Query;
import dev.anyfn.testkit.crash.CrashPoints;
import dev.anyfn.testkit.crash.CrashReport;
import dev.anyfn.testkit.crash.CrashWorld;
import dev.anyfn.testkit.crash.Dependency;
import dev.anyfn.testkit.crash.DependencyCall;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Killed at every point, and once more at every point of the recovery. */
class CrashTest {

  private static final Order ORDER = new Order("o-17", "ada", 1250, "EUR");

  /** Charges each key once, as payment services do. */
  static final class Charges implements Dependency {
    private final Map<String, String> payments = new TreeMap<>();

    @Override
    public Response<?> answer(DependencyCall call) {
      String key = call.header("Idempotency-Key").orElseThrow();
      return Response.ok(payments.computeIfAbsent(key, k -> "pay-" + (payments.size() + 1)));
    }
  }

  @Test
  void anOrderIsPaidOnceWhereverItsInstanceDies() {
    CrashReport report =
        CrashPoints.of(Simulator.of(PlatformProfile.LAMBDA, PlaceOrder.class))
            .dependency("payments", "PAYMENTS_URL", Charges::new)
            .scenario(world -> world.deliver(ORDER))
            .lostAnswers()
            .pairs()
            .check(CrashTest::paidOnce);
    System.out.println("PlaceOrder: " + report);
    assertEquals(0, report.notReached());
    assertEquals(report.possiblePairs(), report.pairs());
  }

  private static void paidOnce(CrashWorld world) {
    assertEquals(Map.of("o-17", "pay-1"), world.dependency(Charges.class).payments);
    Receipt receipt = new Receipt("o-17", "pay-1", 1250, "EUR");
    assertEquals(
        receipt, world.bucket("receipts").get("o-17.json", Receipt.class).orElseThrow().value());
    assertEquals(
        new PaidOrder(ORDER, "pay-1"),
        world
            .table("orders")
            .get(Key.of("orders", "o-17"), PaidOrder.class)
            .orElseThrow()
            .value());
    try (Stream<Document<OrderPaid>> outbox =
        world.table("orders").query(Query.partition("outbox"), OrderPaid.class)) {
      assertEquals(List.of(new OrderPaid("o-17", "ada")), outbox.map(Document::value).toList());
    }
  }
}
