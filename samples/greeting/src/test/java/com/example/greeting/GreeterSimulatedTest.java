package com.example.greeting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anyfn.ErrorCode;
import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import dev.anyfn.testkit.stateless.Stateless;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The greeter on instances that come and go, in the JVM of the test. */
class GreeterSimulatedTest {

  @Test
  void greetsOnAColdInstanceAndOnAWarmOne() {
    try (Simulator lambda = Simulator.of(PlatformProfile.LAMBDA, Greeter.class).start()) {
      InvocationRecord cold = lambda.invoke(new Greeter.Request("Ada", 2));
      InvocationRecord warm = lambda.invoke(new Greeter.Request("Ada", 2));

      assertEquals(InvocationRecord.Start.COLD, cold.start());
      assertEquals(InvocationRecord.Start.WARM, warm.start());
      assertEquals(new Greeter.Reply("Hello Ada", List.of(0, 1)), warm.as(Greeter.Reply.class));
    }
  }

  @Test
  void refusesABlankName() {
    try (Simulator lambda = Simulator.of(PlatformProfile.LAMBDA, Greeter.class).start()) {
      InvocationRecord refused = lambda.invoke(new Greeter.Request("", 2));
      assertEquals(ErrorCode.INVALID_INPUT, refused.errorCode());
    }
  }

  @Test
  void keepsNothing() {
    Stateless.assertStateless(
        Greeter.class, new Greeter.Request("Ada", 2), new Greeter.Request("Grace", 1));
  }
}
