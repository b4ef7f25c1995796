package dev.anyfn.testkit.sim.guest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of {@link GuestSystem} that is called in place of one of the JDK. It has the
 * parameters of that one, with the receiver before them where there is one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Instead {

  /** {@return the class of the JDK that has the method} */
  Class<?> of();

  /** {@return the name in the JDK; empty if it is the same} */
  String method() default "";

  /** {@return true if the method stands for a static field} */
  boolean field() default false;
}
