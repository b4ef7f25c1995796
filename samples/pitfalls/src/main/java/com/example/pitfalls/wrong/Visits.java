package com.example.pitfalls.wrong;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;

/** Reads, adds one, and writes over whatever others have written meanwhile. */
public final class Visits implements Function<String, Integer> {

  private final Table visits;

  public Visits(Environment environment) {
    visits = environment.table("visits");
  }

  @Override
  public Integer apply(String page, Context context) {
    int seen = visits.get(Key.of(page), Integer.class).map(Document::value).orElse(0);
    visits.put(Key.of(page), seen + 1);
    return seen + 1;
  }
}
