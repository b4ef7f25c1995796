package dev.anyfn.testkit.delivery;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Attempt;
import dev.anyfn.state.Document;
import dev.anyfn.state.Idempotent;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import dev.anyfn.state.Write;

/** The right twin: each order counts once, together with the note that it has. */
final class CountOnce implements Function<CountOrders.Order, Void> {

  private final Table counts;
  private final Idempotent<CountOrders.Order, Void> once;

  CountOnce(Environment environment) {
    this.counts = environment.table("counts");
    this.once =
        Idempotent.<CountOrders.Order, Void>over(counts)
            .key(CountOrders.Order::id)
            .result(Void.class)
            .wrap(this::count);
  }

  @Override
  public Void apply(CountOrders.Order order, Context context) throws Exception {
    return once.apply(order, context);
  }

  private Void count(CountOrders.Order order, Context context, Attempt attempt) {
    Key key = Key.of(order.customer());
    Document<Integer> known = counts.get(key, Integer.class).orElse(null);
    attempt.write(
        known == null
            ? Write.put(key, 1).ifAbsent()
            : Write.put(key, known.value() + 1).ifVersion(known.version()));
    return null;
  }
}
