package dev.anyfn.runtime;

/** The end of an invocation, or of one record of a batch. Immutable. */
public sealed interface Ending {

  /** The one ending without a failure. */
  Ending DONE = new Done();

  /** The function returned, and its answer was written. */
  record Done() implements Ending {}

  /**
   * An event or record failed for good, and its function drops such: it is acknowledged.
   *
   * @param failure why it failed
   */
  record Dropped(Failure failure) implements Ending {}

  /**
   * It failed: the caller gets the failure, an event is delivered again.
   *
   * @param failure why it failed
   */
  record Failed(Failure failure) implements Ending {}
}
