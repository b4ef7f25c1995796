/**
 * Crash points: the instance of a function is killed before and after everything that it does to
 * the world, the platform delivers again, and an invariant must hold all the same.
 *
 * <pre>{@code
 * CrashReport report =
 *     CrashPoints.of(Simulator.of(PlatformProfile.LAMBDA, PlaceOrder.class))
 *         .dependency("payments", "PAYMENTS_URL", Charges::new) // a double, new in each run
 *         .scenario(world -> world.deliver(order)) // again and again until it is acknowledged
 *         .pairs() // and every second crash after each first one
 *         .check(
 *             world -> {
 *               assertEquals(1, world.dependency(Charges.class).payments().size());
 *               assertTrue(world.table("orders").get(key, PaidOrder.class).isPresent());
 *             });
 * System.out.println(report); // explored 11 single and 132 double crash schedules over 6 points
 * }</pre>
 *
 * <p>A failure tells the schedule step by step, and ends with the line that replays it: {@code
 * .replay("3a")}, killed after the third effect. The same is drawn as a picture in {@code
 * target/anyfn}.
 *
 * <p>Everything is a plain object and needs no test framework. Time is virtual: between two
 * deliveries so much of it goes by that leases of dead instances run out.
 */
@NullMarked
package dev.anyfn.testkit.crash;

import org.jspecify.annotations.NullMarked;
