package dev.anyfn.testkit.budget;

/** A marker of the first answer in the JVM's log of classes, which loads it then. */
final class ProbeDone {

  private ProbeDone() {}

  static void mark() {
    // only loaded
  }
}
