package com.example.pitfalls.right;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;

/** Remembers where everybody can look: the mail itself is put once, and never again. */
public final class Newsletter implements Function<String, String> {

  private final Table mails;

  public Newsletter(Environment environment) {
    mails = environment.table("mails");
  }

  @Override
  public String apply(String address, Context context) {
    try {
      mails.put(Key.of(address), 1, Condition.ifAbsent());
    } catch (StoreException e) {
      if (e.error() != StoreError.PRECONDITION_FAILED) {
        throw e;
      }
    }
    return "sent";
  }
}
