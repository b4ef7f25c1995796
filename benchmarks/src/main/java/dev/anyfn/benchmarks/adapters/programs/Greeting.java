package dev.anyfn.benchmarks.adapters.programs;

import java.util.List;
import java.util.stream.IntStream;

/** What the sample's function does, without AnyFn. */
final class Greeting {

  record Request(String name, int count) {}

  record Reply(String greeting, List<Integer> items) {}

  private Greeting() {}

  static Reply greet(Request request) {
    if (request.name() == null || request.name().isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    if (request.count() < 0 || request.count() > 1000) {
      throw new IllegalArgumentException("count must be 0 to 1000");
    }
    return new Reply(
        "Hello " + request.name(), IntStream.range(0, request.count()).boxed().toList());
  }
}
