package com.example.pitfalls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.testkit.delivery.DeliveryRules;
import dev.anyfn.testkit.delivery.DeliverySchedules;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import org.junit.jupiter.api.Test;

/** Messages that come twice, late and in another order, to instances that die in between. */
class DeliveryTest {

  private static void movesMoneyOnce(Class<? extends Function<?, ?>> transfer) {
    DeliverySchedules.over(DeliveryRules.sqs())
        .simulator(() -> Simulator.of(PlatformProfile.LAMBDA, transfer))
        .send("p-1", "{\"id\":\"p-1\",\"account\":\"ada\",\"cents\":500}")
        .send("p-2", "{\"id\":\"p-2\",\"account\":\"ada\",\"cents\":30}")
        .schedules(60)
        .check(
            world ->
                assertEquals(
                    530,
                    world
                        .environment()
                        .table("accounts")
                        .get(Key.of("balance", "ada"), Integer.class)
                        .orElseThrow()
                        .value()));
  }

  @Test
  void moneyIsMovedOnceHoweverOftenAPaymentIsDelivered() {
    movesMoneyOnce(com.example.pitfalls.right.Transfer.class);
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> movesMoneyOnce(com.example.pitfalls.wrong.Transfer.class));
    assertTrue(error.getMessage().contains("expected: <530> but was:"), error.getMessage());
    assertTrue(error.getMessage().contains(".replay(\""), error.getMessage());
  }

  private static void writesOnce(Class<? extends Function<?, ?>> newsletter) {
    DeliverySchedules.over(DeliveryRules.sqs())
        .simulator(() -> Simulator.of(PlatformProfile.LAMBDA, newsletter))
        .send("m-1", "ada@example.com")
        .schedules(60)
        .check(
            world ->
                assertEquals(
                    1,
                    world
                        .environment()
                        .table("mails")
                        .get(Key.of("ada@example.com"), Integer.class)
                        .orElseThrow()
                        .value()));
  }

  @Test
  void aMailIsWrittenOnceThoughTheInstanceDies() {
    writesOnce(com.example.pitfalls.right.Newsletter.class);
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> writesOnce(com.example.pitfalls.wrong.Newsletter.class));
    assertTrue(error.getMessage().contains("crash@1"), error.getMessage());
  }

  private static void endsDelivered(Class<? extends Function<?, ?>> parcel) {
    DeliverySchedules.over(DeliveryRules.sqs())
        .simulator(() -> Simulator.of(PlatformProfile.LAMBDA, parcel))
        .send("s-1", "{\"parcel\":\"7\",\"status\":\"sent\",\"moment\":1}")
        .send("s-2", "{\"parcel\":\"7\",\"status\":\"delivered\",\"moment\":2}")
        .schedules(60)
        .check(
            world ->
                assertEquals(
                    "delivered",
                    world
                        .environment()
                        .table("parcels")
                        .get(Key.of("7"), StatusChange.class)
                        .orElseThrow()
                        .value()
                        .status()));
  }

  @Test
  void theNewestStatusWinsInWhateverOrderTheyCome() {
    endsDelivered(com.example.pitfalls.right.Parcel.class);
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> endsDelivered(com.example.pitfalls.wrong.Parcel.class));
    assertTrue(error.getMessage().contains("expected: <delivered> but was: <sent>"), error.getMessage());
  }
}
