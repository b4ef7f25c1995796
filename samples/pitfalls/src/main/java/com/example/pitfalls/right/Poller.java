package com.example.pitfalls.right;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.time.Duration;

/** Waits no longer than it has time, and lets itself be interrupted. */
public final class Poller implements Function<String, String> {

  private final Table results;

  public Poller(Environment environment) {
    results = environment.table("results");
  }

  @Override
  public String apply(String job, Context context) throws InterruptedException {
    Duration enough = Duration.ofMillis(1500);
    while (context.remaining().map(left -> left.compareTo(enough) > 0).orElse(true)) {
      if (results.get(Key.of(job), String.class).isPresent()) {
        return "done";
      }
      Thread.sleep(1000);
    }
    return "not yet";
  }
}
