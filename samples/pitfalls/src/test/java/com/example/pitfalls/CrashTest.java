package com.example.pitfalls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.testkit.crash.CrashPoints;
import dev.anyfn.testkit.crash.CrashReport;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import org.junit.jupiter.api.Test;

/** The instance is killed before and after everything that a function does to the world. */
class CrashTest {

  private static CrashReport movesMoneyOnce(Class<? extends Function<?, ?>> transfer) {
    return CrashPoints.of(Simulator.of(PlatformProfile.LAMBDA, transfer))
        .scenario(world -> world.deliver(new Payment("p-1", "ada", 500)))
        .pairs()
        .check(
            world ->
                assertEquals(
                    500,
                    world
                        .table("accounts")
                        .get(Key.of("balance", "ada"), Integer.class)
                        .orElseThrow()
                        .value()));
  }

  @Test
  void moneyIsMovedOnceWhereverTheInstanceDies() {
    CrashReport report = movesMoneyOnce(com.example.pitfalls.right.Transfer.class);
    assertTrue(report.toString().contains("explored"), report.toString());
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> movesMoneyOnce(com.example.pitfalls.wrong.Transfer.class));
    assertTrue(error.getMessage().contains("expected: <500> but was: <1000>"), error.getMessage());
    assertTrue(error.getMessage().contains("instance killed"), error.getMessage());
  }
}
