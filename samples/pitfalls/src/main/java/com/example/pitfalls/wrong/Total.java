package com.example.pitfalls.wrong;

import com.example.pitfalls.Basket;
import dev.anyfn.Context;
import dev.anyfn.Function;
import java.util.List;

/** Keeps the list it was given, and adds to it the next time. */
public final class Total implements Function<Basket, Integer> {

  private List<String> seen;

  @Override
  public synchronized Integer apply(Basket basket, Context context) {
    if (seen == null) {
      seen = basket.items();
    } else {
      seen.addAll(basket.items());
    }
    return seen.size();
  }
}
