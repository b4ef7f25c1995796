package dev.anyfn.state;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.SnapshotAware;
import dev.anyfn.TypedFunction;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** An idempotent function in the place of the one it wraps, with its types and its life cycle. */
@SuppressWarnings("try") // close() may throw whatever the function throws
record IdempotentTyped<In extends @Nullable Object, Out extends @Nullable Object>(
    TypedFunction<In, Out> function, Idempotent<In, Out> once)
    implements TypedFunction<In, Out>, SnapshotAware, AutoCloseable {

  @Override
  public Out apply(In input, Context context) throws Exception {
    return once.apply(input, context);
  }

  @Override
  public Type inputType() {
    return function.inputType();
  }

  @Override
  public Type outputType() {
    return function.outputType();
  }

  @Override
  public Function<?, ?> unwrapped() {
    return function.unwrapped();
  }

  @Override
  public void beforeCheckpoint() throws Exception {
    if (function instanceof SnapshotAware aware) {
      aware.beforeCheckpoint();
    }
  }

  @Override
  public void afterRestore() throws Exception {
    if (function instanceof SnapshotAware aware) {
      aware.afterRestore();
    }
  }

  @Override
  public void close() throws Exception {
    if (function instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
