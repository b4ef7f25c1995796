/**
 * Called by the code of a simulated instance in place of the JVM; not for anybody else. Loaded once
 * for each instance, beside its code.
 */
@NullMarked
package dev.anyfn.testkit.sim.guest;

import org.jspecify.annotations.NullMarked;
