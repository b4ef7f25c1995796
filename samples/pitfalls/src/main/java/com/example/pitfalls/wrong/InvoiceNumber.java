package com.example.pitfalls.wrong;

import dev.anyfn.Context;
import dev.anyfn.Function;

/** Numbers invoices by a static counter, which begins again with each instance. */
public final class InvoiceNumber implements Function<String, String> {

  private static int last;

  @Override
  public String apply(String customer, Context context) {
    return customer + "-" + ++last;
  }
}
