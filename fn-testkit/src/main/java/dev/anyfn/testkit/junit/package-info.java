/**
 * Starts and closes {@linkplain dev.anyfn.testkit.Fork forks} and {@linkplain
 * dev.anyfn.testkit.sim.Simulator simulators} around the tests of JUnit 5.
 */
@NullMarked
package dev.anyfn.testkit.junit;

import org.jspecify.annotations.NullMarked;
