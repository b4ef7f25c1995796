package com.example.pitfalls.wrong;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;

/** Waits for a result, and does not let anybody stop it. */
public final class Poller implements Function<String, String> {

  private final Table results;

  public Poller(Environment environment) {
    results = environment.table("results");
  }

  @Override
  public String apply(String job, Context context) {
    for (int attempt = 0; attempt < 100; attempt++) {
      if (results.get(Key.of(job), String.class).isPresent()) {
        return "done";
      }
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        // try again
      }
    }
    return "given up";
  }
}
