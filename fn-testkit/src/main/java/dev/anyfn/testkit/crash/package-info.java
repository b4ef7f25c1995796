/**
 * Crash points: an instance is killed before and after each effect, the platform delivers again,
 * and an invariant must hold; begin at {@link dev.anyfn.testkit.crash.CrashPoints}.
 *
 * <p>A failure prints its schedule step by step and the line that replays it: {@code
 * .replay("3a")}, killed after the third effect; {@code target/anyfn} has its picture. No test
 * framework is needed. Time is virtual: between two deliveries leases of dead instances run out.
 */
@NullMarked
package dev.anyfn.testkit.crash;

import org.jspecify.annotations.NullMarked;
