package dev.anyfn.runtime;

import dev.anyfn.Context;
import java.time.Duration;

/**
 * Watches the invocations of an instance: logs, metrics and test tools hang on it. A class that the
 * setting {@code FN_OBSERVERS} names has a public constructor without arguments, and is built with
 * the instance.
 *
 * <p>Called by the thread of the invocation, so it must be quick; safe for use by many threads. An
 * exception of an observer is logged and changes nothing.
 */
public interface InvocationObserver {

  /**
   * Called when an invocation begins, before its input is decoded.
   *
   * @param context what the function will be handed
   */
  default void started(Context context) {}

  /**
   * Called for a record of a batch that failed or was dropped, where the function says so for the
   * record alone; before the invocation of the whole batch ends.
   *
   * @param context what the function was handed
   * @param id of the record
   * @param ending of the record
   */
  default void record(Context context, String id, Ending ending) {}

  /**
   * Called when an invocation ends, once for each that began.
   *
   * @param context what the function was handed
   * @param ending how it ended
   * @param took the time since it began, by the clock of the instance
   */
  default void ended(Context context, Ending ending, Duration took) {}

  /**
   * Called for a payload that is refused before an invocation begins: no function is at its path,
   * or its envelope is broken.
   *
   * @param failure why it is refused
   */
  default void refused(Failure failure) {}
}
