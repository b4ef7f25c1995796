package dev.anyfn;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A function with its types beside it; it stands for its part in everything else. */
@SuppressWarnings("try") // close() may throw whatever the function throws
record WithTypes<In, Out>(
    Type inputType, Type outputType, Function<? super In, ? extends @Nullable Out> function)
    implements TypedFunction<In, Out>, SnapshotAware, AutoCloseable {

  @Override
  @SuppressWarnings("NullAway") // null is a legal output, which Out cannot say here
  public Out apply(In input, Context context) throws Exception {
    return function.apply(input, context);
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
