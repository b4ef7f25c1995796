package dev.anyfn.store.tck.idempotency;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides, at each step of a schedule, what happens next. */
interface Director {

  /** The fate of one operation of a store. */
  enum Fault {
    /** It does what it should. */
    NONE,
    /** The instance dies, and nothing was sent. */
    CRASH_BEFORE,
    /** It is done, and the instance dies before it hears so. */
    CRASH_AFTER,
    /** The store refuses for now, and does nothing. */
    REFUSED,
    /** Nothing is done, and nobody knows. */
    LOST_REQUEST,
    /** It is done, and nobody knows. */
    LOST_ANSWER,
    /** It is done later, when nobody waits for it any more. */
    LATE
  }

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

  Fault fault(boolean write);

  /** Returns whether others may go on before the actor sees the answer of the store. */
  boolean passAfterAnswer();

  /** Returns the milliseconds that the actor stands still. */
  long stall();

  Work work();
}
