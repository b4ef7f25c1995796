/**
 * The proof that a function is stateless: its instances can be ended, doubled, kept and restored at
 * any time without an effect that anybody sees.
 *
 * <pre>{@code
 * Stateless.of(PlatformProfile.LAMBDA, PlaceOrder.class)
 *     .env("CURRENCY", "EUR")
 *     .events(List.of(new Order("a", 1), new Order("b", 2)))
 *     .ignoring("/receivedAt")
 *     .check();
 * }</pre>
 *
 * <p>With defaults, {@code Stateless.assertStateless(PlaceOrder.class, one, other)} is enough. A
 * failure names the leak:
 *
 * <pre>
 * com.example.Counter on AWS Lambda is not stateless, by 140 invocations.
 *
 * 1. Event 2 ("b") comes to something else on a warm instance.
 *      answer:
 *        fresh  "1,b"
 *        here   "2,b"
 *      after event 1 ("a") on the same instance
 *    Likely cause, for a fresh instance does not hold it so:
 *      static field com.example.Counter.ever: 0 -> 1
 *    What to do: count within the call, or in a table by Table.update.
 * </pre>
 */
@NullMarked
package dev.anyfn.testkit.stateless;

import org.jspecify.annotations.NullMarked;
