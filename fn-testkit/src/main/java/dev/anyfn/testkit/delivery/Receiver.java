package dev.anyfn.testkit.delivery;

/** Whoever is delivered to. Called by one thread, also where deliveries overlap in virtual time. */
@FunctionalInterface
public interface Receiver {

  /**
   * Handles a delivery.
   *
   * @param delivery what is delivered
   * @return how it ended
   */
  Receipt receive(Delivery delivery);

  /**
   * The instance that {@link #receive} has just run on is gone, with all that it had in memory; the
   * receipt that it gave reaches nobody. Nothing happens, unless this is overridden.
   *
   * @param delivery during which it died; may be of fewer messages than were received
   */
  default void crash(Delivery delivery) {
    // whoever keeps nothing loses nothing
  }
}
