package dev.anyfn.testkit.state;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stands before a driver: may watch each call, delay it, refuse it, or lose its answer. */
@FunctionalInterface
public interface StoreInterceptor {

  /**
   * Makes a call, or not.
   *
   * @param operation which
   * @param call what the driver would do
   * @return what it returned
   * @throws IOException if the call threw it, which only a body that cannot be read does
   */
  @Nullable Object around(StoreOperation operation, Call call) throws IOException;

  /** What a driver would do. */
  @FunctionalInterface
  interface Call {
    /**
     * Does it.
     *
     * @return what the driver returns
     * @throws IOException if a body cannot be read
     */
    @Nullable Object run() throws IOException;
  }
}
