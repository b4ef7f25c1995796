package dev.anyfn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the way in which a function takes events and records. Requests whose caller waits for an
 * answer are not affected.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Delivery {

  /**
   * Returns the treatment of poison: an event or record that does not decode, or that the function
   * refuses with a code that must {@linkplain ErrorCode.Retry#NEVER never} be retried.
   */
  OnPoison onPoison() default OnPoison.REDELIVER;

  /**
   * Returns true if the function takes the innermost message of a nested delivery, such as that of
   * a topic in a queue. Not supported yet: true fails the start. False if it takes a record as it
   * was delivered.
   */
  boolean unwrap() default false;

  /** {@return the extent of a failure in an ordered delivery} */
  Order order() default Order.BATCH;

  /**
   * Returns the number of records of one delivery that are handled at the same time. Not supported
   * yet: any number but 1 fails the start.
   *
   * @return at least 1
   */
  int parallel() default 1;

  /** The treatment of events and records that can never succeed. */
  enum OnPoison {
    /** The platform delivers them again, until it gives up and dead-letters them. */
    REDELIVER,
    /** They are acknowledged, and their ids are logged. */
    DROP
  }

  /** The extent of a failure in an ordered delivery. */
  enum Order {
    /** A failure stops the whole batch: no record after it is handled. */
    BATCH,
    /** A failure stops only its group. Not supported yet: it fails the start. */
    GROUP
  }
}
