package dev.anyfn;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two functions, one after the other, as {@link Function#andThen} makes them.
 *
 * <p>Public so that whoever binds a function can see its ends; users have no reason to name it. As
 * safe for use by many threads as its parts are.
 *
 * @param <In> what the first takes
 * @param <Mid> what the first gives and the second takes
 * @param <Out> what the second gives
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

  /**
   * The function that takes the input.
   *
   * @return never null
   */
  public Function<In, Mid> first() {
    return first;
  }

  /**
   * The function that gives the output.
   *
   * @return never null
   */
  public Function<? super Mid, ? extends Out> second() {
    return second;
  }

  @Override
  public Out apply(In input, Context context) throws Exception {
    return second.apply(first.apply(input, context), context);
  }

  /** In reverse order of use: the second part first. */
  @Override
  public void beforeCheckpoint() throws Exception {
    if (second instanceof SnapshotAware aware) {
      aware.beforeCheckpoint();
    }
    if (first instanceof SnapshotAware aware) {
      aware.beforeCheckpoint();
    }
  }

  /** In order of use: the first part first. */
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
