package dev.anyfn.benchmarks.adapters.programs;

import dev.anyfn.Context;
import dev.anyfn.Function;

/** The same as an AnyFn function: text in and out. */
public final class TextFunction implements Function<String, String> {

  /** For the adapter. */
  public TextFunction() {}

  @Override
  public String apply(String name, Context context) {
    return "Hello " + name;
  }
}
