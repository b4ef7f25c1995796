package dev.anyfn.samples.tour;

import java.util.function.Supplier;

/**
 * One runtime with one trigger.
 *
 * @param runtime the program that runs the jar
 * @param trigger the way in which the function is called
 * @param delivery true if it gets events, which it acknowledges and does not answer
 * @param visits starts a cold process
 */
record Stop(String runtime, String trigger, boolean delivery, Supplier<Visit> visits) {

  Visit start() {
    return visits.get();
  }
}
