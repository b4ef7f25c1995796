/**
 * The real runtimes of the platforms, each in a process of its own.
 *
 * <p>A {@link dev.anyfn.testkit.fork.Fork} is an object to start, call and close: {@link
 * dev.anyfn.testkit.fork.LambdaFork} is AWS's runtime client against a {@link
 * dev.anyfn.testkit.fork.RuntimeApiServer}, {@link dev.anyfn.testkit.fork.InvokerFork} is Google's
 * function invoker, {@link dev.anyfn.testkit.fork.ContainerFork} any program that listens on {@code
 * PORT}, and {@link dev.anyfn.testkit.fork.JavaProcess} any program at all.
 *
 * <pre>{@code
 * try (LambdaFork lambda =
 *     LambdaFork.builder()
 *         .classPath(ClassPath.of(Greeter.class))
 *         .handler(Greeter.class)
 *         .env("GREETING", "Hello")
 *         .start()) {
 *   InvocationResult result = lambda.call("\"World\"".getBytes(UTF_8), Duration.ofSeconds(10));
 *   assertThat(result.success().text()).isEqualTo("\"Hello, World\"");
 *   assertThat(lambda.firstResponse().join().cpuTime()).isLessThan(Duration.ofSeconds(2));
 * }
 * }</pre>
 *
 * <p>The runtimes' jars come from the {@linkplain dev.anyfn.testkit.fork.LocalRepository local
 * Maven repository}. With JUnit 5, {@link dev.anyfn.testkit.junit.ForkExtension} starts and closes
 * a fork around the tests.
 */
@NullMarked
package dev.anyfn.testkit.fork;

import org.jspecify.annotations.NullMarked;
