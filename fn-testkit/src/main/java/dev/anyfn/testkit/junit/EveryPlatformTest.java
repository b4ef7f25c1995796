package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.platform.Call;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each platform that can carry its calls, in a class with {@link
 * OnEveryPlatform}. The method has a parameter of type {@link dev.anyfn.testkit.platform.Target}.
 *
 * <p>Nothing is green that has not run: platforms that cannot carry the calls have no test, and are
 * published by name as a report entry; a call of a kind that the annotation does not say fails; a
 * test that makes no call fails.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(PlatformsExtension.class)
public @interface EveryPlatformTest {

  /**
   * What kinds of calls the method makes.
   *
   * @return all of them; a platform has to carry each
   */
  Call.Kind[] value() default Call.Kind.VALUE;
}
