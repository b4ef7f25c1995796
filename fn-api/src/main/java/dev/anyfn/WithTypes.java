package dev.anyfn;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A function with its types; it passes everything else on. */
@SuppressWarnings("try") // close() may throw whatever the function throws
record WithTypes<In, Out>(
    Type inputType, Type outputType, Function<? super In, ? extends @Nullable Out> unwrapped)
    implements TypedFunction<In, Out>, SnapshotAware, AutoCloseable {

  @Override
  @SuppressWarnings("NullAway") // null is a legal output, which Out cannot say here
  public Out apply(In input, Context context) throws Exception {
    return unwrapped.apply(input, context);
  }

  @Override
  public void beforeCheckpoint() throws Exception {
    if (unwrapped instanceof SnapshotAware aware) {
      aware.beforeCheckpoint();
    }
  }

  @Override
  public void afterRestore() throws Exception {
    if (unwrapped instanceof SnapshotAware aware) {
      aware.afterRestore();
    }
  }

  @Override
  public void close() throws Exception {
    if (unwrapped instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
