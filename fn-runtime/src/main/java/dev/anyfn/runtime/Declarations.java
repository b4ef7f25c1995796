package dev.anyfn.runtime;

import dev.anyfn.Composition;
import dev.anyfn.Concurrency;
import dev.anyfn.Delivery;
import dev.anyfn.Function;
import dev.anyfn.TypedFunction;

/** What the class of a function declares; of a composition, what one of its parts does. */
final class Declarations {

  private Declarations() {}

  static boolean isSingle(Function<?, ?> function) {
    if (wrapped(function) instanceof Composition<?, ?, ?> composition) {
      return isSingle(composition.first()) || isSingle(composition.second());
    }
    Class<?> type = wrapped(function).getClass();
    // Asked first: most classes have none, and then the annotation is not even loaded.
    Concurrency declared =
        type.getAnnotations().length == 0 ? null : type.getAnnotation(Concurrency.class);
    return declared != null && declared.value() == Concurrency.Mode.SINGLE;
  }

  static boolean dropsPoison(Function<?, ?> function) {
    if (wrapped(function) instanceof Composition<?, ?, ?> composition) {
      return dropsPoison(composition.first()) || dropsPoison(composition.second());
    }
    Class<?> type = wrapped(function).getClass();
    Delivery declared =
        type.getAnnotations().length == 0 ? null : type.getAnnotation(Delivery.class);
    return declared != null && declared.onPoison() == Delivery.Poison.DROP;
  }

  private static Function<?, ?> wrapped(Function<?, ?> function) {
    return function instanceof TypedFunction<?, ?> typed ? typed.unwrapped() : function;
  }
}
