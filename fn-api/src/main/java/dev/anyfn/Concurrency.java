package dev.anyfn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many invocations one function object bears at once. A class without it is {@link
 * Mode#SHARED}.
 *
 * <p>Platforms differ in what they send to one instance: classic Lambda one invocation at a time,
 * Lambda managed instances and Cloud Run many. The declaration holds on all of them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Concurrency {

  /**
   * The mode.
   *
   * @return how many at once
   */
  Mode value();

  /** How many invocations run at once on one function object. */
  enum Mode {
    /** Many: the class is safe for use by many threads. */
    SHARED,
    /** One: further ones wait their turn in the same instance. */
    SINGLE
  }
}
