package dev.anyfn.store.tck.idempotency;

import dev.anyfn.testkit.state.Fault;
import dev.anyfn.testkit.state.FaultInjection;
import dev.anyfn.testkit.state.StoreInterceptor;
import dev.anyfn.testkit.state.StoreOperation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes each operation of an actor a step of the schedule, which may fail. */
record Steps(Schedule schedule, Actor actor) implements StoreInterceptor {

  @Override
  public @Nullable Object around(StoreOperation operation, Call call) throws IOException {
    actor.requireAlive();
    actor.pass();
    Fault fault = schedule.director().fault(operation.writes());
    if (schedule.traced()) {
      schedule.trace(actor + ": " + operation + (fault == null ? "" : ", " + fault));
    }
    Object result = new Step(fault).run(operation, call);
    actor.afterAnswer();
    return result;
  }

  private final class Step extends FaultInjection {
    Step(@Nullable Fault fault) {
      super(fault);
    }

    @Override
    protected void seen(String outcome) {
      if (schedule.traced() && !outcome.isEmpty()) {
        schedule.trace("  answered " + outcome);
      }
    }

    @Override
    protected Error killed() {
      return actor.die();
    }

    @Override
    protected void later(Call call) {
      schedule.late().add(call);
    }
  }
}
