package com.example.orders;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Attempt;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Idempotent;
import dev.anyfn.state.Key;
import dev.anyfn.state.Write;
import java.net.URI;
import java.time.Duration;

/** Charges an order once, however often it is delivered, and gives every delivery its receipt. */
public final class PlaceOrder implements Function<Order, Receipt> {

  private final Payments payments;
  private final Bucket receipts;
  private final Idempotent<Order, Receipt> once;

  public PlaceOrder(Environment environment) {
    this(environment, new HttpPayments(URI.create(environment.require("PAYMENTS_URL"))));
  }

  PlaceOrder(Environment environment, Payments payments) {
    this.payments = payments;
    this.receipts = environment.bucket("receipts");
    this.once =
        Idempotent.<Order, Receipt>over(environment.table("orders"))
            .key(Order::id)
            .result(Receipt.class)
            .keepResults(Duration.ofDays(30))
            .wrap(this::place);
  }

  @Override
  public Receipt apply(Order order, Context context) throws Exception {
    return once.apply(order.checked(), context);
  }

  private Receipt place(Order order, Context context, Attempt attempt) {
    // May happen again after a crash: so the service is told the key, too.
    String payment = payments.charge(order.id(), order.cents(), order.currency());
    Receipt receipt = new Receipt(order.id(), payment, order.cents(), order.currency());
    // May happen again, and puts the same again.
    receipts.put(order.id() + ".json", receipt);
    // Happens once, together with the result, or not at all.
    attempt.write(
        Write.put(Key.of("orders", order.id()), new PaidOrder(order, payment)),
        Write.put(Key.of("outbox", order.id()), new OrderPaid(order.id(), order.customer())));
    return receipt;
  }
}
