package com.example.pitfalls.right;

import dev.anyfn.Context;
import dev.anyfn.Function;
import java.util.Locale;
import java.util.Random;

/** Draws a coupon with a seed that nobody knows, when it is asked for one. */
public final class Coupon implements Function<String, String> {

  @Override
  public String apply(String customer, Context context) {
    return String.format(Locale.ROOT, "%06d", new Random().nextInt(1_000_000));
  }
}
