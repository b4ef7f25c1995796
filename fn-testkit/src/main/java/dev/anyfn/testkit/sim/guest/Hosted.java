package dev.anyfn.testkit.sim.guest;

/** A class loader whose classes belong to an instance. */
public interface Hosted {

  /**
   * Whose they are.
   *
   * @return the same each time
   */
  Host host();
}
