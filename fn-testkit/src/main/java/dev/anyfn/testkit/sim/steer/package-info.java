/**
 * Gives the testkit's own tools the wheel of a simulator: which instance is next, what time it is,
 * what chance has in store, and what an instance holds. Not exported.
 */
@NullMarked
package dev.anyfn.testkit.sim.steer;

import org.jspecify.annotations.NullMarked;
