package com.example.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anyfn.state.Key;
import dev.anyfn.testkit.FakeContext;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import org.junit.jupiter.api.Test;

class HelloTest {

  private static final Hello.Request ADA = new Hello.Request("Ada");
  private static final Hello.Reply HELLO_ADA = new Hello.Reply("Hello Ada");

  @Test
  void runsInAModule() {
    assertTrue(Hello.class.getModule().isNamed());
    assertEquals(HELLO_ADA, new Hello().apply(ADA, FakeContext.create()));
  }

  @Test
  void greetsOnAColdInstanceAndOnAWarmOne() {
    try (Simulator lambda = Simulator.of(PlatformProfile.LAMBDA, Hello.class).start()) {
      InvocationRecord cold = lambda.invoke(ADA);
      InvocationRecord warm = lambda.invoke(ADA);

      assertEquals(InvocationRecord.Start.COLD, cold.start());
      assertEquals(InvocationRecord.Start.WARM, warm.start());
      assertEquals(HELLO_ADA, warm.as(Hello.Reply.class));
    }
  }

  @Test
  void keepsRowsInATable() {
    var table = FakeEnvironment.create().table("greetings");
    table.put(Key.of("ada"), HELLO_ADA);
    assertEquals(HELLO_ADA, table.get(Key.of("ada"), Hello.Reply.class).orElseThrow().value());
  }
}
