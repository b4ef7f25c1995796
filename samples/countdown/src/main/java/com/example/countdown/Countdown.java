package com.example.countdown;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts down, one element at a time: each is sent as soon as it is made. */
public final class Countdown implements Function<Countdown.Start, Stream<Countdown.Tick>> {

  public record Start(int from) {}

  public record Tick(int left) {}

  @Override
  public Stream<Tick> apply(Start start, Context context) {
    if (start.from() < 0 || start.from() > 1_000_000) {
      throw FunctionException.invalidInput("from must be 0 to 1000000");
    }
    return IntStream.rangeClosed(0, start.from()).mapToObj(i -> new Tick(start.from() - i));
  }
}
