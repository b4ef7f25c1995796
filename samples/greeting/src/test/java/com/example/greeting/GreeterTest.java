package com.example.greeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.testkit.FakeContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreeterTest {

  private final Greeter greeter = new Greeter();

  @Test
  void greetsByNameAndCounts() {
    assertEquals(
        new Greeter.Reply("Hello Ada", List.of(0, 1, 2)),
        greeter.apply(new Greeter.Request("Ada", 3), FakeContext.create()));
  }

  @ParameterizedTest
  @CsvSource({"'',1", "' ',1", ",1", "Ada,-1", "Ada,1001"})
  void refusesABlankNameAndACountOutOfRange(String name, int count) {
    FunctionException refusal =
        assertThrows(
            FunctionException.class,
            () -> greeter.apply(new Greeter.Request(name, count), FakeContext.create()));
    assertEquals(ErrorCode.INVALID_INPUT, refusal.code());
  }
}
