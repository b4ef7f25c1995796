/**
 * Extensions of JUnit 5 that run tests on each platform ({@link
 * dev.anyfn.testkit.junit.OnEveryPlatform}), a simulator ({@link
 * dev.anyfn.testkit.junit.SimulatorExtension}) or a fork ({@link
 * dev.anyfn.testkit.junit.ForkExtension}).
 */
@NullMarked
package dev.anyfn.testkit.junit;

import org.jspecify.annotations.NullMarked;
