package dev.anyfn.testkit.sim.guest;

/** A class loader of an instance. */
public interface Hosted {

  /** {@return the instance that the classes belong to} */
  Host host();
}
