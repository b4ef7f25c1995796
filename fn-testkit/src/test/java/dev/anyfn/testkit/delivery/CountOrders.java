package dev.anyfn.testkit.delivery;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.util.Optional;

/** Wrong on purpose: each delivery counts, not each order. */
final class CountOrders implements Function<CountOrders.Order, Void> {

  record Order(String id, String customer) {}

  private final Table counts;

  CountOrders(Environment environment) {
    this.counts = environment.table("counts");
  }

  @Override
  public Void apply(Order order, Context context) {
    counts.update(
        Key.of(order.customer()), Integer.class, count -> Optional.of(count.orElse(0) + 1));
    return null;
  }

  static int count(Environment environment, String customer) {
    return environment
        .table("counts")
        .get(Key.of(customer), Integer.class)
        .map(d -> d.value())
        .orElse(0);
  }
}
