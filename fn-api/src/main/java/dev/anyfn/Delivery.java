package dev.anyfn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What becomes of events and records that can never succeed. A class without it has them delivered
 * again, until the platform gives up and dead-letters them.
 *
 * <p>A record is poison when the function refuses it with a code that is {@link
 * ErrorCode.Retry#NEVER never} to be tried again, or when it does not decode. Requests that wait
 * for an answer get their error in any case.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Delivery {

  /**
   * The choice.
   *
   * @return what becomes of them
   */
  Poison onPoison();

  /** What becomes of an event that can never succeed. */
  enum Poison {
    /** It is delivered again, as any failure is. */
    REDELIVER,
    /** It is acknowledged, and its id is logged. */
    DROP
  }
}
