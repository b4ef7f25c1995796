/**
 * Queues, topics and streams for tests, which deliver as the platforms do: twice, late, out of
 * order, again after a crash, at last to a dead-letter queue.
 *
 * <p>{@link dev.anyfn.testkit.delivery.EventSource} is one source on a virtual clock; {@link
 * dev.anyfn.testkit.delivery.SimulatorReceiver} delivers to a function on a simulator; {@link
 * dev.anyfn.testkit.delivery.DeliverySchedules} runs one scenario under hundreds of schedules, and
 * reports the smallest that breaks an invariant.
 */
@NullMarked
package dev.anyfn.testkit.delivery;

import org.jspecify.annotations.NullMarked;
