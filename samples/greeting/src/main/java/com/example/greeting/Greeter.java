package com.example.greeting;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import java.util.List;
import java.util.stream.IntStream;

public final class Greeter implements Function<Greeter.Request, Greeter.Reply> {

  public record Request(String name, int count) {}

  public record Reply(String greeting, List<Integer> items) {}

  @Override
  public Reply apply(Request request, Context context) {
    if (request.name() == null || request.name().isBlank()) {
      throw FunctionException.invalidInput("name must not be blank");
    }
    if (request.count() < 0 || request.count() > 1000) {
      throw FunctionException.invalidInput("count must be 0 to 1000");
    }
    return new Reply(
        "Hello " + request.name(), IntStream.range(0, request.count()).boxed().toList());
  }
}
