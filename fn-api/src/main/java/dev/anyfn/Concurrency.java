package dev.anyfn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the number of invocations that may run at once on one function object. A class without
 * it is {@link Mode#SHARED}.
 *
 * <p>Classic Lambda sends one invocation at a time to an instance; Lambda managed instances and
 * Cloud Run send many. The declaration holds on all of them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Concurrency {

  /** {@return the mode} */
  Mode value();

  /** The number of invocations that may run at once on one function object. */
  enum Mode {
    /** Many: the class is safe for use by many threads. */
    SHARED,
    /** One: all others wait in the same instance. */
    SINGLE
  }
}
