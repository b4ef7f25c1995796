package dev.anyfn.testkit.stateless;

import dev.anyfn.testkit.sim.SimulatorCall;

/**
 * Something that makes the function run.
 *
 * @param shown for messages
 * @param call sends it
 */
record ProofEvent(String shown, SimulatorCall call) {

  private static final int SHOWN = 100;

  /** In one line of bounded length. */
  @Override
  public String toString() {
    String line = shown.replace('\n', ' ');
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
