/**
 * The decisions of a platform about its instances, without threads, clocks and locks. Not exported:
 * for the engines of the testkit.
 */
@NullMarked
package dev.anyfn.testkit.sim.pool;

import org.jspecify.annotations.NullMarked;
