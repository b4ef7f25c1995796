package dev.anyfn.store.tck.idempotency;

import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.state.StoreInterceptor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes that are on their way when nobody waits for their answer any more. */
final class LateWrites {

  private final Schedule schedule;
  private final Deque<StoreInterceptor.Call> waiting = new ArrayDeque<>();

  LateWrites(Schedule schedule) {
    this.schedule = schedule;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void add(StoreInterceptor.Call write) {
    waiting.add(write);
  }

  void runAll() {
    while (!waiting.isEmpty()) {
      runFirst();
    }
  }

  void runFirst() {
    try {
      waiting.remove().run();
      schedule.trace("  a late write is done");
    } catch (StoreException e) {
      if (schedule.traced()) {
        schedule.trace("  a late write is answered " + e.error());
      }
    } catch (IOException e) {
      throw new IllegalStateException("A table reads no bodies", e);
    }
  }
}
