package dev.anyfn.testkit.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a schedule; the violation is null if the invariant holds. */
record ScheduleRun(
    List<Disturbance> planned, History history, int deliveries, @Nullable Throwable violation) {

  boolean fails() {
    return violation != null;
  }
}
