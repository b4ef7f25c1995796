package dev.anyfn.runtime;

import dev.anyfn.Composition;
import dev.anyfn.Concurrency;
import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.SnapshotAware;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A function object with its name, and with what decodes its input and encodes its output. */
@SuppressWarnings("try") // close() throws whatever the function throws
final class BoundFunction implements AutoCloseable {

  private final String name;
  private final Function<Object, Object> function;
  private final Input input;
  private final Output output;
  private final @Nullable Semaphore single;

  @SuppressWarnings("unchecked") // the input is decoded to the type that was captured
  BoundFunction(String name, Function<?, ?> function, Bindings bindings) {
    FunctionTypes types = FunctionTypes.of(function);
    this.name = name;
    this.function = (Function<Object, Object>) function;
    this.input = bindings.input(types.input());
    this.output = bindings.output(types.output());
    this.single = isSingle(function) ? new Semaphore(1, true) : null;
  }

  private static boolean isSingle(Function<?, ?> function) {
    if (function instanceof Composition<?, ?, ?> composition) {
      return isSingle(composition.first()) || isSingle(composition.second());
    }
    Concurrency declared = function.getClass().getAnnotation(Concurrency.class);
    return declared != null && declared.value() == Concurrency.Mode.SINGLE;
  }

  String name() {
    return name;
  }

  Input input() {
    return input;
  }

  Output output() {
    return output;
  }

  /** What is done with an output while the function still counts as busy. */
  @FunctionalInterface
  interface Consumer {
    void accept(@Nullable Object output) throws Exception;
  }

  /**
   * Calls the function and hands its output on; where it bears one invocation at a time, both are
   * part of it, because a stream is still the function's own code.
   */
  @SuppressWarnings("NullAway") // Void takes null, which Object does not say
  void call(@Nullable Object argument, Context context, Consumer consumer) throws Exception {
    if (single == null) {
      consumer.accept(function.apply(argument, context));
      return;
    }
    single.acquire();
    try {
      consumer.accept(function.apply(argument, context));
    } finally {
      single.release();
    }
  }

  @Nullable SnapshotAware snapshotAware() {
    return function instanceof SnapshotAware aware ? aware : null;
  }

  @Override
  public void close() throws Exception {
    if (function instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
