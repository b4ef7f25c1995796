package com.example.pitfalls.wrong;

import com.example.pitfalls.Payment;
import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.util.Optional;

/** Moves the money before it looks whether it has done so already. */
public final class Transfer implements Function<Payment, String> {

  private final Table accounts;

  public Transfer(Environment environment) {
    accounts = environment.table("accounts");
  }

  @Override
  public String apply(Payment payment, Context context) {
    accounts.update(
        Key.of("balance", payment.account()),
        Integer.class,
        balance -> Optional.of(balance.orElse(0) + payment.cents()));
    if (accounts.get(Key.of("done", payment.id()), String.class).isPresent()) {
      return "done before";
    }
    accounts.put(Key.of("done", payment.id()), "yes");
    return "done";
  }
}
