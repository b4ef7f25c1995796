package com.example.pitfalls.wrong;

import dev.anyfn.Context;
import dev.anyfn.Function;

/** Writes numbers and names as the machine it runs on likes them. */
public final class Price implements Function<Integer, String> {

  @Override
  public String apply(Integer cents, Context context) {
    return String.format("%.2f", cents / 100.0) + " " + "eur in".toUpperCase();
  }
}
