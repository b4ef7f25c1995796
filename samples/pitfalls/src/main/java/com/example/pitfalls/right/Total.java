package com.example.pitfalls.right;

import com.example.pitfalls.Basket;
import dev.anyfn.Context;
import dev.anyfn.Function;

/** Counts what it was given, and keeps nothing. */
public final class Total implements Function<Basket, Integer> {

  @Override
  public Integer apply(Basket basket, Context context) {
    return basket.items().size();
  }
}
