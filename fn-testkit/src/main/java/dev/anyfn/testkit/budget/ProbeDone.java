package dev.anyfn.testkit.budget;

/** That it is loaded says, in the JVM's own log of classes, that there has been a first answer. */
final class ProbeDone {

  private ProbeDone() {}

  static void mark() {
    // to be loaded is all
  }
}
