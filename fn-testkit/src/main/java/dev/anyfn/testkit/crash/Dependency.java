package dev.anyfn.testkit.crash;

import dev.anyfn.Response;

/**
 * A double of something that a function calls over HTTP, such as a payment service or a broker:
 * stands in the test, outlives instances, and may count what it did.
 *
 * <pre>{@code
 * final class Charges implements Dependency {
 *   private final Map<String, String> payments = new TreeMap<>();
 *
 *   public Response<?> answer(DependencyCall call) {
 *     String key = call.header("Idempotency-Key").orElseThrow();
 *     return Response.ok(payments.computeIfAbsent(key, k -> "pay-" + payments.size()));
 *   }
 * }
 * }</pre>
 *
 * <p>Each run has a double of its own, which is called by one thread at a time.
 */
@FunctionalInterface
public interface Dependency {

  /**
   * Acts, and answers. What it changes has happened, even if the caller never gets the answer.
   *
   * @param call what is asked
   * @return a status, headers, and a body: a {@code String} or {@code byte[]} as it is, any other
   *     value as JSON
   * @throws Exception if the double itself does not know what to do: the sweep ends with it
   */
  Response<?> answer(DependencyCall call) throws Exception;
}
