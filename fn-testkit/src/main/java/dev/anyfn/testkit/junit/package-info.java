/**
 * The testkit under JUnit 5: {@link dev.anyfn.testkit.junit.OnEveryPlatform} makes a test of each
 * platform, {@link dev.anyfn.testkit.junit.SimulatorExtension} gives each test a {@linkplain
 * dev.anyfn.testkit.sim.Simulator simulator}, {@link dev.anyfn.testkit.junit.ForkExtension} starts
 * and closes a {@linkplain dev.anyfn.testkit.fork.Fork fork} around tests.
 */
@NullMarked
package dev.anyfn.testkit.junit;

import org.jspecify.annotations.NullMarked;
