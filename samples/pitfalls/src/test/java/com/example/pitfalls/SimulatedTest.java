package com.example.pitfalls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is wrong with a function is seen when instances live and end as they do in the cloud. */
class SimulatedTest {

  private static void answersAfterTwelveMinutes(Class<? extends Function<?, ?>> exchange) {
    try (Simulator run = Simulator.of(PlatformProfile.CLOUD_RUN, exchange).start()) {
      run.invoke("first").orThrow();
      run.advance(Duration.ofMinutes(12));
      run.invoke("second").orThrow();
    }
  }

  @Test
  void aSessionIsRenewed() {
    answersAfterTwelveMinutes(com.example.pitfalls.right.Exchange.class);
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> answersAfterTwelveMinutes(com.example.pitfalls.wrong.Exchange.class));
    assertTrue(error.getMessage().contains("The session has ended"), error.getMessage());
    assertTrue(error.getMessage().contains("i1.1 WARM  FAILED"), error.getMessage());
  }

  private static void leavesNothingRunning(Class<? extends Function<?, ?>> signup) {
    try (Simulator lambda = Simulator.of(PlatformProfile.LAMBDA, signup).start()) {
      lambda.invoke("ada@example.com").orThrow();
      lambda.assertNoWarnings();
      assertTrue(lambda.table("mails").get(Key.of("ada@example.com"), String.class).isPresent());
    }
  }

  @Test
  void allWorkIsDoneWhenTheCallReturns() {
    leavesNothingRunning(com.example.pitfalls.right.Signup.class);
    AssertionError error =
        assertThrows(
            AssertionError.class,
            () -> leavesNothingRunning(com.example.pitfalls.wrong.Signup.class));
    assertTrue(error.getMessage().contains("thread \"mailer\" at"), error.getMessage());
    assertTrue(error.getMessage().contains("Signup.java:"), error.getMessage());
  }

  private static void endsInTime(Class<? extends Function<?, ?>> poller) {
    try (Simulator lambda = Simulator.of(PlatformProfile.LAMBDA, poller).start()) {
      InvocationRecord record = lambda.invoke("a job that is never done");
      lambda.assertNoWarnings();
      record.orThrow();
    }
  }

  @Test
  void anInterruptIsHeard() {
    endsInTime(com.example.pitfalls.right.Poller.class);
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> endsInTime(com.example.pitfalls.wrong.Poller.class));
    assertTrue(error.getMessage().contains("swallowed the interrupt"), error.getMessage());
    assertTrue(error.getMessage().contains("Poller.java:"), error.getMessage());
  }

  private static void countsAllVisits(Class<? extends Function<?, ?>> visits) {
    try (Simulator lambda =
        Simulator.of(PlatformProfile.LAMBDA, visits).storeTime(Duration.ofMillis(5)).start()) {
      lambda.burst(Collections.nCopies(5, "home")).forEach(InvocationRecord::orThrow);
      int seen = lambda.table("visits").get(Key.of("home"), Integer.class).orElseThrow().value();
      assertEquals(5, seen, lambda::toString);
    }
  }

  @Test
  void visitsAtTheSameTimeAreAllCounted() {
    countsAllVisits(com.example.pitfalls.right.Visits.class);
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> countsAllVisits(com.example.pitfalls.wrong.Visits.class));
    assertTrue(error.getMessage().contains("expected: <5> but was: <1>"), error.getMessage());
    assertTrue(error.getMessage().contains("i5.1 COLD"), error.getMessage());
  }
}
