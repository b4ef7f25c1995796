package dev.anyfn.runtime;

import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.SnapshotAware;
import dev.anyfn.runtime.wire.Bindings;
import dev.anyfn.runtime.wire.Input;
import dev.anyfn.runtime.wire.Output;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A function object with its name, its declarations, and the rows of its input and output. */
@SuppressWarnings("try") // close() throws whatever the function throws
final class BoundFunction implements AutoCloseable {

  private final String name;
  private final Function<Object, Object> function;
  private final Input input;
  private final Output output;
  private final @Nullable Semaphore single;
  private final boolean dropsPoison;

  @SuppressWarnings("unchecked") // the input is decoded to the type that was captured
  BoundFunction(String name, Function<?, ?> function, Bindings bindings) {
    FunctionTypes types = FunctionTypes.of(function);
    this.name = name;
    this.function = (Function<Object, Object>) function;
    try {
      this.input = bindings.input(types.input());
      this.output = bindings.output(types.output());
    } catch (IllegalArgumentException e) {
      throw InitializationException.unsupported(e);
    }
    this.single = Declarations.isSingle(function) ? new Semaphore(1, true) : null;
    this.dropsPoison = Declarations.dropsPoison(function);
  }

  String name() {
    return name;
  }

  Function<Object, Object> function() {
    return function;
  }

  Input input() {
    return input;
  }

  Output output() {
    return output;
  }

  /** Returns true if the function wants an event that failed like this to be acknowledged. */
  boolean drops(Failure failure) {
    return dropsPoison && failure.code().retry() == ErrorCode.Retry.NEVER;
  }

  /** Returns what each call holds; null if the function takes many calls at once. */
  @Nullable Semaphore single() {
    return single;
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
