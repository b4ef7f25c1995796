package dev.anyfn.testkit.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery that is under way or that its receiver has not begun yet. */
final class Flight {

  final Delivery delivery;
  final List<Held> batch;
  final List<Disturbance> disturbances;

  /** The end of the receiver's lease. */
  final Instant leaseEnd;

  /** The time of the next thing that happens to it. */
  Instant due;

  /** Null while the receiver has not begun. */
  @Nullable Receipt receipt;

  Flight(Delivery delivery, List<Held> batch, List<Disturbance> disturbances, Instant leaseEnd) {
    this.delivery = delivery;
    this.batch = batch;
    this.disturbances = disturbances;
    this.leaseEnd = leaseEnd;
    this.due = delivery.at();
  }

  int number() {
    return delivery.number();
  }

  @Nullable Disturbance disturbance(Disturbance.Kind kind) {
    for (Disturbance disturbance : disturbances) {
      if (disturbance.kind() == kind) {
        return disturbance;
      }
    }
    return null;
  }
}
