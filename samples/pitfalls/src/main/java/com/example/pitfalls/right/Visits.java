package com.example.pitfalls.right;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.util.Optional;

/** Adds one by compare-and-set, and again if somebody else was faster. */
public final class Visits implements Function<String, Integer> {

  private final Table visits;

  public Visits(Environment environment) {
    visits = environment.table("visits");
  }

  @Override
  public Integer apply(String page, Context context) {
    return visits
        .update(Key.of(page), Integer.class, seen -> Optional.of(seen.orElse(0) + 1))
        .orElseThrow();
  }
}
