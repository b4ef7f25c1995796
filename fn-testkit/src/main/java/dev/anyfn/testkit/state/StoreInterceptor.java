package dev.anyfn.testkit.state;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Wraps each call of a driver: may watch it, delay it, refuse it, or lose its answer. */
@FunctionalInterface
public interface StoreInterceptor {

  /**
   * Makes a call, or refuses it.
   *
   * @param operation which
   * @param call the action of the driver
   * @return its result
   * @throws IOException if the call threw it, which only a body that cannot be read does
   */
  @Nullable Object around(StoreOperation operation, Call call) throws IOException;

  /** The action of a driver. */
  @FunctionalInterface
  interface Call {
    /**
     * Runs it.
     *
     * @return the result of the driver
     * @throws IOException if a body cannot be read
     */
    @Nullable Object run() throws IOException;
  }
}
