package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.SimulatorCall;

/** A call of the function, with its text for messages. */
record ProofEvent(String shown, SimulatorCall call) {

  private static final int SHOWN = 100;

  /** Returns one line of bounded length. */
  @Override
  public String toString() {
    String line = shown.replace('\n', ' ');
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
