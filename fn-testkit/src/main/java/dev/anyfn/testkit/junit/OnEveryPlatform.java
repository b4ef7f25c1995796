package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.platform.Application;
import dev.anyfn.testkit.platform.Platform;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class whose {@link EveryPlatformTest} methods run on every platform that can carry their calls,
 * in the platforms' real runtimes.
 *
 * <pre>{@code
 * @OnEveryPlatform(Greeter.class)
 * class GreeterEverywhereTest {
 *
 *   @EveryPlatformTest
 *   void greets(Target target) {
 *     target
 *         .call(Call.json(new Greeter.Request("Ada", 2)))
 *         .assertSucceeded()
 *         .assertJson(new Greeter.Reply("Hello Ada", List.of(0, 1)));
 *   }
 * }
 * }</pre>
 *
 * <p>It holds for nested classes without their own annotation, too. Any method of such a class may
 * have a parameter of type {@link dev.anyfn.testkit.platform.Platforms}.
 *
 * <p>Forks start when they are first needed, are shared by all tests of the run with the same
 * functions, settings and classes, and close at its end. The configuration parameter {@code
 * anyfn.testkit.forks} limits those alive (see {@link dev.anyfn.testkit.platform.ForkPool}). Tests
 * may run in parallel.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(PlatformsExtension.class)
public @interface OnEveryPlatform {

  /**
   * Returns the functions; none to let each platform find the one in {@code
   * META-INF/services/dev.anyfn.Function}, as it does when deployed.
   */
  Class<? extends dev.anyfn.Function<?, ?>>[] value() default {};

  /** Returns the environment variables: each as {@code NAME=value}. */
  String[] env() default {};

  /**
   * Returns the packaged artifact to test ({@link Application#jar}), a file relative to the working
   * directory, which is that of the module under Maven and Gradle; empty for the class path.
   */
  String jar() default "";

  /** Returns the platforms to test; empty for all. */
  Platform[] only() default {};

  /** Returns the platforms to leave out; empty for none. */
  Platform[] except() default {};
}
