package com.example.pitfalls.wrong;

import dev.anyfn.Context;
import dev.anyfn.Function;
import java.util.Random;

/** Draws coupons with a fixed seed: each instance gives the same ones away. */
public final class Coupon implements Function<String, String> {

  private static final Random RANDOM = new Random(42);

  @Override
  public String apply(String customer, Context context) {
    return "%06d".formatted(RANDOM.nextInt(1_000_000));
  }
}
