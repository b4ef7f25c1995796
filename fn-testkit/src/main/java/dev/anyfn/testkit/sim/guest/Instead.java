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

  /**
   * Whose method it stands for.
   *
   * @return a class of the JDK
   */
  Class<?> of();

  /**
   * The name, where it is another.
   *
   * @return empty if it is the same
   */
  String method() default "";

  /**
   * Whether it stands for a static field.
   *
   * @return false if it stands for a method
   */
  boolean field() default false;
}
