package dev.anyfn.store.tck.idempotency;

import dev.anyfn.testkit.state.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides, at each step of a schedule, what happens next. */
interface Director {

  /** The behaviour of the function. */
  enum Work {
    /** It succeeds. */
    SUCCEED,
    /** It renews its lease, then succeeds. */
    EXTEND,
    /** It fails, and may succeed later. */
    FAIL,
    /** It fails for good. */
    REFUSE
  }

  /** Returns the milliseconds that go by before the next step. */
  long timeBeforeStep(boolean leaseToRunOut);

  int next(List<Actor> ready, @Nullable Actor last);

  /** Returns the fault of the next operation; null for none. */
  @Nullable Fault fault(boolean write);

  /** Returns whether others may go on before the actor sees the answer of the store. */
  boolean passAfterAnswer();

  /** Returns the milliseconds that the actor stands still. */
  long stall();

  Work work();
}
