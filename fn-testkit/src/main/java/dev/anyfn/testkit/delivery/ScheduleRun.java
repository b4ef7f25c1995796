package dev.anyfn.testkit.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that was run to its end.
 *
 * @param planned what was to be done to deliveries
 * @param history what happened
 * @param deliveries how many there were
 * @param violation what the invariant threw; null if it holds
 */
record ScheduleRun(
    List<Disturbance> planned, History history, int deliveries, @Nullable Throwable violation) {

  boolean fails() {
    return violation != null;
  }
}
