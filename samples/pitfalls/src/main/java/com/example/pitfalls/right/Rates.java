package com.example.pitfalls.right;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.state.Bucket;

/** Keeps the rates in a bucket, where each instance finds them. */
public final class Rates implements Function<String, String> {

  private final Bucket rates;

  public Rates(Environment environment) {
    rates = environment.bucket("rates");
  }

  @Override
  public String apply(String text, Context context) {
    if (!text.isEmpty()) {
      rates.put("today", text);
    }
    return rates
        .get("today", String.class)
        .orElseThrow(() -> FunctionException.notFound("There are no rates for today yet"))
        .value();
  }
}
