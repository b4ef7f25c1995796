package dev.anyfn.runtime;

import dev.anyfn.Composition;
import dev.anyfn.Concurrency;
import dev.anyfn.Delivery;
import dev.anyfn.Function;
import dev.anyfn.TypedFunction;

/** The declarations of a function's class; of a composition, those of its parts together. */
final class Declarations {

  private Declarations() {}

  static boolean isSingle(Function<?, ?> function) {
    if (wrapped(function) instanceof Composition<?, ?, ?> composition) {
      return isSingle(composition.first()) || isSingle(composition.second());
    }
    if (isPlain(function)) {
      return false;
    }
    Concurrency declared = wrapped(function).getClass().getAnnotation(Concurrency.class);
    return declared != null && declared.value() == Concurrency.Mode.SINGLE;
  }

  /**
   * Returns true if poison is dropped.
   *
   * @throws InitializationException if the function declares a delivery that is not supported
   */
  static boolean dropsPoison(Function<?, ?> function) {
    if (wrapped(function) instanceof Composition<?, ?, ?> composition) {
      boolean first = dropsPoison(composition.first());
      return dropsPoison(composition.second()) || first; // both are checked
    }
    if (isPlain(function)) {
      return false;
    }
    Delivery declared = wrapped(function).getClass().getAnnotation(Delivery.class);
    if (declared == null) {
      return false;
    }
    if (declared.unwrap()) {
      throw unsupported(function, "unwrap = true", "unwrap = false");
    }
    if (declared.order() != Delivery.Order.BATCH) {
      throw unsupported(function, "order = " + declared.order(), "order = BATCH");
    }
    if (declared.parallel() != 1) {
      throw unsupported(function, "parallel = " + declared.parallel(), "parallel = 1");
    }
    return declared.onPoison() == Delivery.OnPoison.DROP;
  }

  private static InitializationException unsupported(
      Function<?, ?> function, String written, String supported) {
    return new InitializationException(
        wrapped(function).getClass().getName()
            + " declares @Delivery("
            + written
            + "), which is not supported yet: write "
            + supported
            + ", the default.");
  }

  /** Most classes have no annotation: then those of the contract are not even loaded. */
  private static boolean isPlain(Function<?, ?> function) {
    return wrapped(function).getClass().getAnnotations().length == 0;
  }

  private static Function<?, ?> wrapped(Function<?, ?> function) {
    return function instanceof TypedFunction<?, ?> typed ? typed.unwrapped() : function;
  }
}
