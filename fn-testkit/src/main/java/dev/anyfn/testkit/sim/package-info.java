/**
 * Simulates a platform in the JVM of a test: it makes, freezes, overloads and ends instances of a
 * function.
 *
 * <p>A {@link dev.anyfn.testkit.sim.Simulator} hosts functions under a {@link
 * dev.anyfn.testkit.sim.PlatformProfile}. Every cold start is a fresh class loader with the
 * function's own code, so that its statics vanish exactly when the cloud would lose them:
 *
 * <pre>{@code
 * try (Simulator lambda = Simulator.of(PlatformProfile.LAMBDA, Counter.class).start()) {
 *   assertThat(lambda.invoke("x").as(String.class)).isEqualTo("1,1");
 *   assertThat(lambda.invoke("x").as(String.class)).isEqualTo("2,1");
 *   lambda.recycle();
 *   assertThat(lambda.invoke("x").as(String.class)).isEqualTo("1,1");
 * }
 * }</pre>
 *
 * <p>Inside an instance time is virtual, {@code System.exit} ends the instance and not the JVM, and
 * environment variables, system properties, the default locale and zone, standard output and {@code
 * /tmp} are the instance's own. Nothing of the JVM is changed, so tests may run in parallel.
 */
@NullMarked
package dev.anyfn.testkit.sim;

import org.jspecify.annotations.NullMarked;
