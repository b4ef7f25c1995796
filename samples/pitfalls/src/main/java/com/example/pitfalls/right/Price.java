package com.example.pitfalls.right;

import dev.anyfn.Context;
import dev.anyfn.Function;
import java.util.Locale;

/** Says which language it writes in. */
public final class Price implements Function<Integer, String> {

  @Override
  public String apply(Integer cents, Context context) {
    return String.format(Locale.ROOT, "%.2f", cents / 100.0) + " " + "eur in".toUpperCase(Locale.ROOT);
  }
}
