package dev.anyfn.testkit.sim;

/** Makes a function run on a simulator, and waits for what becomes of it. */
@FunctionalInterface
public interface SimulatorCall {

  /**
   * Calls one of the simulator's methods that wait for a record.
   *
   * @param simulator on which
   * @return the record
   */
  InvocationRecord on(Simulator simulator);
}
