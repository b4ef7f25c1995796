package dev.anyfn.testkit.sim;

/** Calls a function on a simulator. */
@FunctionalInterface
public interface SimulatorCall {

  /** Calls one of the simulator's methods that wait for a record. */
  InvocationRecord on(Simulator simulator);
}
