package dev.anyfn.testkit.delivery;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Wrong on purpose: what it has done already is known to this instance only. */
final class RememberOrders implements Function<CountOrders.Order, Void> {

  private final Set<String> done = new HashSet<>();
  private final Table counts;

  RememberOrders(Environment environment) {
    this.counts = environment.table("counts");
  }

  @Override
  public Void apply(CountOrders.Order order, Context context) {
    if (done.add(order.id())) {
      counts.update(
          Key.of(order.customer()), Integer.class, count -> Optional.of(count.orElse(0) + 1));
    }
    return null;
  }
}
