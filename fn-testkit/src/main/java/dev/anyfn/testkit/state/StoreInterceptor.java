package dev.anyfn.testkit.state;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A wrapper around each call of a driver: may watch, delay or refuse it, or lose its answer. */
@FunctionalInterface
public interface StoreInterceptor {

  /**
   * Makes a call, or refuses it.
   *
   * @param operation its description
   * @param call the action of the driver
   * @return its result
   * @throws IOException if the call threw it, because a body cannot be read
   */
  @Nullable Object around(StoreOperation operation, Call call) throws IOException;

  /** The action of a driver. */
  @FunctionalInterface
  interface Call {
    /**
     * Returns the result of the driver, after running it.
     *
     * @throws IOException if a body cannot be read
     */
    @Nullable Object run() throws IOException;
  }
}
