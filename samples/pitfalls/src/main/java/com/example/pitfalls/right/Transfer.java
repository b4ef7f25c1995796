package com.example.pitfalls.right;

import com.example.pitfalls.Payment;
import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Attempt;
import dev.anyfn.state.Document;
import dev.anyfn.state.Idempotent;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import dev.anyfn.state.Write;
import java.util.Optional;

/** Moves the money once for each payment: the result and the money are written together. */
public final class Transfer implements Function<Payment, String> {

  private final Table accounts;
  private final Idempotent<Payment, String> once;

  public Transfer(Environment environment) {
    accounts = environment.table("accounts");
    once =
        Idempotent.<Payment, String>over(accounts)
            .key(Payment::id)
            .result(String.class)
            .wrap(this::transfer);
  }

  @Override
  public String apply(Payment payment, Context context) throws Exception {
    return once.apply(payment, context);
  }

  private String transfer(Payment payment, Context context, Attempt attempt) {
    Key key = Key.of("balance", payment.account());
    Optional<Document<Integer>> balance = accounts.get(key, Integer.class);
    Write write = Write.put(key, balance.map(Document::value).orElse(0) + payment.cents());
    attempt.write(
        balance.isPresent() ? write.ifVersion(balance.get().version()) : write.ifAbsent());
    return "done";
  }
}
