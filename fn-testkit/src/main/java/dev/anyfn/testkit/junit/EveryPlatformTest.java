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
 * <p>A report entry names the platforms that cannot carry the calls. A call of a kind that the
 * annotation does not name fails, and so does a test that makes no call.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@TestTemplate
@ExtendWith(PlatformsExtension.class)
public @interface EveryPlatformTest {

  /** Returns the kinds of calls that the method makes; a platform has to carry each. */
  Call.Kind[] value() default Call.Kind.VALUE;
}
