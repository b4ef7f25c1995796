package com.example.countdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.anyfn.FunctionException;
import dev.anyfn.testkit.FakeContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountdownTest {

  private final Countdown countdown = new Countdown();

  @Test
  void countsDownToZero() {
    assertEquals(
        List.of(new Countdown.Tick(2), new Countdown.Tick(1), new Countdown.Tick(0)),
        countdown.apply(new Countdown.Start(2), FakeContext.create()).toList());
  }

  @Test
  void refusesToStartBelowZero() {
    assertThrows(
        FunctionException.class,
        () -> countdown.apply(new Countdown.Start(-1), FakeContext.create()));
  }
}
