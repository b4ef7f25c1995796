package dev.anyfn.runtime.event;

import dev.anyfn.FunctionException;

/** Says what an event should have been. What it was is never repeated: it is foreign input. */
final class Malformed {

  private static final int LONGEST_NAME_SHOWN = 40;

  private Malformed() {}

  /** For a name that {@link AttributeRules#requireName} has seen. */
  static FunctionException attribute(String name, String expected) {
    return event("The event's attribute " + shown(name) + " must be " + expected);
  }

  static FunctionException event(String detail) {
    return FunctionException.invalidInput(detail);
  }

  /** A name that is safe to show, cut short. */
  static String shown(String name) {
    return name.length() <= LONGEST_NAME_SHOWN
        ? name
        : name.substring(0, LONGEST_NAME_SHOWN) + "...";
  }
}
