package dev.anyfn.runtime;

import dev.anyfn.runtime.wire.Input;
import dev.anyfn.runtime.wire.Output;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One invocation: begins, decodes, calls the function, encodes and ends. Every payload passes here,
 * and nothing else calls a function (I-9). A format is a subclass that decodes and encodes.
 */
abstract class Invocation {

  final InvocationContext context;
  private final Instance instance;
  private final BoundFunction function;

  Invocation(Instance instance, BoundFunction function, InvocationContext context) {
    this.instance = instance;
    this.function = function;
    this.context = context;
  }

  /** Makes the argument of the function. */
  abstract @Nullable Object decode(Input input) throws Exception;

  /** Takes what the function returned. */
  abstract void encode(@Nullable Object value, Output output) throws Exception;

  /**
   * Returns true if a failure for good may end this invocation as done, should the function drop
   * it.
   */
  boolean droppable() {
    return false;
  }

  /** Runs to the end; throws nothing. */
  final Ending run() {
    NamedObservers observers = instance.observers();
    Instant start = observers == null ? null : observers.started(context);
    Ending ending;
    try {
      call();
      ending = Ending.DONE;
    } catch (Throwable e) {
      ending = failed(e, droppable());
    }
    if (ending != Ending.DONE) {
      instance.log().ended(context, context.item(), ending);
    }
    if (observers != null && start != null) {
      observers.ended(context, ending, start);
    }
    return ending;
  }

  /** Encoding is part of a call that must be alone: a stream is still the function's own code. */
  @SuppressWarnings("NullAway") // Void takes null, which Object does not say
  private void call() throws Exception {
    Object argument = decode(function.input());
    Semaphore single = function.single();
    if (single == null) {
      encode(function.function().apply(argument, context), function.output());
      return;
    }
    single.acquire();
    try {
      encode(function.function().apply(argument, context), function.output());
    } finally {
      single.release();
    }
  }

  /** Ends one record of this invocation that the function reports as failed. */
  final Ending record(String id, Throwable thrown) {
    Ending ending = failed(thrown, true);
    instance.log().ended(context, id, ending);
    NamedObservers observers = instance.observers();
    if (observers != null) {
      observers.record(context, id, ending);
    }
    return ending;
  }

  private Ending failed(Throwable thrown, boolean droppable) {
    Failure failure = Failure.of(thrown);
    return droppable && function.drops(failure)
        ? new Ending.Dropped(failure)
        : new Ending.Failed(failure);
  }

  /** Throws what made an invocation fail, as it was thrown. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> void rethrow(Ending ending) throws E {
    // The first question spares a start that goes well the class of the second.
    if (ending != Ending.DONE && ending instanceof Ending.Failed failed) {
      throw (E) failed.failure().cause();
    }
  }
}
