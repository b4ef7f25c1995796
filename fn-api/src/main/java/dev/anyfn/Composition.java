package dev.anyfn;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two functions, one after the other, as {@link Function#andThen} makes them. As safe for use by
 * many threads as its parts.
 *
 * <p>It is public so that runtimes can read the types of both ends; users have no reason to name
 * it.
 *
 * @param <In> the input of the first
 * @param <Mid> the output of the first and the input of the second
 * @param <Out> the output of the second
 */
@SuppressWarnings("try") // close() may throw whatever the parts throw, InterruptedException too
public final class Composition<
        In extends @Nullable Object, Mid extends @Nullable Object, Out extends @Nullable Object>
    implements Function<In, Out>, SnapshotAware, AutoCloseable {

  private final Function<In, Mid> first;
  private final Function<? super Mid, ? extends Out> second;

  Composition(Function<In, Mid> first, Function<? super Mid, ? extends Out> second) {
    this.first = Objects.requireNonNull(first, "first");
    this.second = Objects.requireNonNull(second, "next");
  }

  /** {@return the function that takes the input} */
  public Function<In, Mid> first() {
    return first;
  }

  /** {@return the function that returns the output} */
  public Function<? super Mid, ? extends Out> second() {
    return second;
  }

  @Override
  public Out apply(In input, Context context) throws Exception {
    return second.apply(first.apply(input, context), context);
  }

  /** Prepares the second part, then the first. */
  @Override
  public void beforeCheckpoint() throws Exception {
    if (second instanceof SnapshotAware aware) {
      aware.beforeCheckpoint();
    }
    if (first instanceof SnapshotAware aware) {
      aware.beforeCheckpoint();
    }
  }

  /** Restores the first part, then the second. */
  @Override
  public void afterRestore() throws Exception {
    if (first instanceof SnapshotAware aware) {
      aware.afterRestore();
    }
    if (second instanceof SnapshotAware aware) {
      aware.afterRestore();
    }
  }

  /** Closes the second part, then the first, even if the second fails. */
  @Override
  public void close() throws Exception {
    try (AutoCloseable inner = closeable(first);
        AutoCloseable outer = closeable(second)) {
      Objects.requireNonNull(inner);
      Objects.requireNonNull(outer);
    }
  }

  private static AutoCloseable closeable(Function<?, ?> function) {
    return function instanceof AutoCloseable closeable ? closeable : () -> {};
  }
}
