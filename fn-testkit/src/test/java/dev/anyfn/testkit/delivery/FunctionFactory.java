package dev.anyfn.testkit.delivery;

import dev.anyfn.Environment;
import dev.anyfn.Function;

/** Builds a function, as a cold start does: usually its constructor, {@code Charge::new}. */
@FunctionalInterface
public interface FunctionFactory {

  /**
   * Builds it.
   *
   * @param environment settings, stores and the virtual clock
   * @return a new function each time
   * @throws Exception if it cannot be built
   */
  Function<?, ?> create(Environment environment) throws Exception;
}
