package dev.anyfn.testkit.programs;

/** Ends before it has begun. */
public final class Dying {

  private Dying() {}

  public static void main(String[] args) {
    System.err.println("the setting X is missing");
    System.exit(7);
  }
}
