/**
 * Queues, topics and streams for tests, delivering as the platforms do: twice, late, in another
 * order, again after a crash, in the end to where dead letters are.
 *
 * <p>{@link dev.anyfn.testkit.delivery.EventSource} is one such source on a virtual clock, by the
 * {@link dev.anyfn.testkit.delivery.DeliveryRules} of its kind; {@link
 * dev.anyfn.testkit.delivery.SimulatorReceiver} delivers to a function on a simulator, and a {@link
 * dev.anyfn.testkit.delivery.Receiver} may be anything else. {@link
 * dev.anyfn.testkit.delivery.DeliverySchedules} runs one scenario under hundreds of schedules, and
 * tells the smallest that breaks an invariant:
 *
 * <pre>{@code
 * @Test
 * void anOrderCountsOnceHoweverItIsDelivered() {
 *   DeliverySchedules.over(DeliveryRules.sqs().batchSize(2))
 *       .simulator(() -> Simulator.of(PlatformProfile.LAMBDA, CountOrders.class))
 *       .send("o-1", "{\"id\":\"o-1\",\"customer\":\"ada\"}")
 *       .send("o-2", "{\"id\":\"o-2\",\"customer\":\"ada\"}")
 *       // .replay("2: crash@1/1") as a failure prints it
 *       .check(world -> assertThat(countOf("ada", world.environment())).isEqualTo(2));
 * }
 * }</pre>
 */
@NullMarked
package dev.anyfn.testkit.delivery;

import org.jspecify.annotations.NullMarked;
