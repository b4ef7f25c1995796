package dev.anyfn.benchmarks.stores;

import java.io.IOException;

/** Says that it is done, and waits. */
final class NothingProgram {

  /** What it says. */
  static final String DONE = "done";

  private NothingProgram() {}

  /**
   * Runs it, until its standard input ends.
   *
   * @param args not read
   */
  public static void main(String[] args) throws IOException {
    System.out.println(DONE);
    while (System.in.read() >= 0) {
      // whoever started it ends it, or has ended
    }
  }
}
