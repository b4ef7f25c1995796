package dev.anyfn.samples.tour;

import java.util.function.Supplier;

/**
 * One runtime with one trigger.
 *
 * @param runtime what runs the jar
 * @param trigger how it is called
 * @param delivery whether it is handed events, which are acknowledged, rather than asked
 * @param visits starts a cold process
 */
record Stop(String runtime, String trigger, boolean delivery, Supplier<Visit> visits) {

  Visit start() {
    return visits.get();
  }
}
