package com.example.pitfalls;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.Function;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.stateless.Stateless;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a function keeps in memory is named, and what it may keep is not. */
class StatelessTest {

  private static void staysTheSame(Class<? extends Function<?, ?>> function, Object... events) {
    Stateless.of(PlatformProfile.LAMBDA, function).events(List.of(events)).check();
  }

  private static void isCaught(String cause, Class<? extends Function<?, ?>> wrong, Object... events) {
    AssertionError error = assertThrows(AssertionError.class, () -> staysTheSame(wrong, events));
    assertTrue(error.getMessage().contains(cause), error.getMessage());
  }

  @Test
  void numbersOfInvoicesAreNotInMemory() {
    staysTheSame(com.example.pitfalls.right.InvoiceNumber.class, "ada", "grace", "linus");
    isCaught(
        "static field com.example.pitfalls.wrong.InvoiceNumber.last: 0 -> 1",
        com.example.pitfalls.wrong.InvoiceNumber.class,
        "ada",
        "grace",
        "linus");
  }

  @Test
  void couponsAreNotTheSameOnEachInstance() {
    staysTheSame(com.example.pitfalls.right.Coupon.class, "ada", "grace");
    isCaught(
        "static field com.example.pitfalls.wrong.Coupon.RANDOM",
        com.example.pitfalls.wrong.Coupon.class,
        "ada",
        "grace");
  }

  @Test
  void ratesAreNotInAFileOfTheInstance() {
    Stateless.of(PlatformProfile.LAMBDA, com.example.pitfalls.right.Rates.class)
        .events(List.of("1.08", ""))
        .orderMayMatter()
        .check();
    isCaught(
        "/tmp/rates.txt", com.example.pitfalls.wrong.Rates.class, "1.08", "");
  }

  @Test
  void mailsThatWereSentAreNotRememberedInMemory() {
    staysTheSame(com.example.pitfalls.right.Newsletter.class, "ada", "grace");
    isCaught(
        "static field com.example.pitfalls.wrong.Newsletter.SENT",
        com.example.pitfalls.wrong.Newsletter.class,
        "ada",
        "ada");
  }

  @Test
  void whatIsGivenIsNotKept() {
    Basket tea = new Basket(List.of("tea"));
    Basket more = new Basket(List.of("kettle", "cup"));
    staysTheSame(com.example.pitfalls.right.Total.class, tea, more);
    isCaught(
        "com.example.pitfalls.wrong.Total.seen", com.example.pitfalls.wrong.Total.class, tea, more);
  }

  @Test
  void textIsTheSameInEveryCountry() {
    staysTheSame(com.example.pitfalls.right.Price.class, 1999, 5);
    isCaught("Locale.ROOT", com.example.pitfalls.wrong.Price.class, 1999, 5);
  }
}
