package com.example.pitfalls.right;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.util.Optional;

/** Numbers the invoices in a table, by compare-and-set; an invoice keeps its number. */
public final class InvoiceNumber implements Function<String, String> {

  private final Table numbers;

  public InvoiceNumber(Environment environment) {
    numbers = environment.table("numbers");
  }

  @Override
  public String apply(String customer, Context context) {
    Optional<Integer> number =
        numbers.update(
            Key.of("last", customer), Integer.class, last -> Optional.of(last.orElse(0) + 1));
    return customer + "-" + number.orElseThrow();
  }
}
