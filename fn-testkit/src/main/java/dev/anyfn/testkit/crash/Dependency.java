package dev.anyfn.testkit.crash;

import dev.anyfn.Response;

/**
 * A double of something that a function calls over HTTP, such as a payment service. It lives in the
 * test and outlives instances.
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
 * <p>Each run has its own double, which is called by one thread at a time.
 */
@FunctionalInterface
public interface Dependency {

  /**
   * Acts, and answers. Its effects stay even if the caller never gets the answer.
   *
   * @param call the request
   * @return a status, headers, and a body: a {@code String} or {@code byte[]} as it is, any other
   *     value as JSON
   * @throws Exception to end the sweep
   */
  Response<?> answer(DependencyCall call) throws Exception;
}
