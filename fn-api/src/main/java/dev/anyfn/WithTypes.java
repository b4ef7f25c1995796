package dev.anyfn;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A function with its types beside it; it stands for its part in everything else. */
@SuppressWarnings("try") // close() may throw whatever the function throws
class WithTypes<In, Out> implements TypedFunction<In, Out>, SnapshotAware, AutoCloseable {

  private final Type inputType;
  private final Type outputType;
  private final Function<? super In, ? extends @Nullable Out> function;

  private WithTypes(
      Type inputType, Type outputType, Function<? super In, ? extends @Nullable Out> function) {
    this.inputType = inputType;
    this.outputType = outputType;
    this.function = function;
  }

  static <In, Out> TypedFunction<In, Out> of(
      Type input, Type output, Function<? super In, ? extends @Nullable Out> function) {
    return isSingle(function)
        ? new OneAtATime<>(input, output, function)
        : new WithTypes<>(input, output, function);
  }

  /** As a runtime sees it, which looks at the class of what it binds. */
  private static boolean isSingle(Function<?, ?> function) {
    if (function instanceof Composition<?, ?, ?> composition) {
      return isSingle(composition.first()) || isSingle(composition.second());
    }
    Concurrency declared = function.getClass().getAnnotation(Concurrency.class);
    return declared != null && declared.value() == Concurrency.Mode.SINGLE;
  }

  @Override
  public final Type inputType() {
    return inputType;
  }

  @Override
  public final Type outputType() {
    return outputType;
  }

  @Override
  @SuppressWarnings("NullAway") // null is a legal output, which Out cannot say here
  public final Out apply(In input, Context context) throws Exception {
    return function.apply(input, context);
  }

  @Override
  public final void beforeCheckpoint() throws Exception {
    if (function instanceof SnapshotAware aware) {
      aware.beforeCheckpoint();
    }
  }

  @Override
  public final void afterRestore() throws Exception {
    if (function instanceof SnapshotAware aware) {
      aware.afterRestore();
    }
  }

  @Override
  public final void close() throws Exception {
    if (function instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** Around a function that bears one invocation at a time. */
  @Concurrency(Concurrency.Mode.SINGLE)
  private static final class OneAtATime<In, Out> extends WithTypes<In, Out> {
    private OneAtATime(
        Type input, Type output, Function<? super In, ? extends @Nullable Out> function) {
      super(input, output, function);
    }
  }
}
