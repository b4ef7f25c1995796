package dev.anyfn.testkit.delivery;

/** A target of deliveries. One thread calls it, also where deliveries overlap in virtual time. */
@FunctionalInterface
public interface Receiver {

  /** Handles a delivery and returns its outcome. */
  Receipt receive(Delivery delivery);

  /**
   * Drops the memory of the instance that {@link #receive} has just run on, whose receipt is lost;
   * does nothing by default.
   *
   * @param delivery during which it died; may be of fewer messages than were received
   */
  default void crash(Delivery delivery) {
    // a receiver without memory loses nothing
  }
}
