package dev.anyfn.testkit.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides, at each step of a schedule, what happens next. */
interface Director {

  /** What becomes of one operation of a store. */
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

  /** What the function does with its input. */
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

  /** How many milliseconds go by before the next step; of interest if a lease may run out. */
  long timeBeforeStep(boolean leaseToRunOut);

  /** Who takes the next step. */
  int next(List<Actor> ready, @Nullable Actor last);

  /** What becomes of an operation. */
  Fault fault(boolean write);

  /** Whether others may go on between the answer of the store and what is done with it. */
  boolean passAfterAnswer();

  /** How many milliseconds the actor stands still from here on. */
  long stall();

  /** What the function does. */
  Work work();
}
