package com.example.greeting;

import dev.anyfn.testkit.budget.Budget;
import dev.anyfn.testkit.budget.Measured;
import org.junit.jupiter.api.Test;

/** What a cold start of the greeter must not load. */
class GreeterBudgetTest {

  @Test
  void answersWithoutDataBinding() {
    Measured measured =
        Budget.measure(Greeter.class)
            .input("{\"name\":\"Ada\",\"count\":3}")
            .warmCalls(0, 0)
            .run();
    measured.assertNone("com.fasterxml.jackson.databind");
  }
}
