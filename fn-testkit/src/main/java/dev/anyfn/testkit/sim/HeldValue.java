package dev.anyfn.testkit.sim;

import java.util.Map;

/**
 * A value at one moment: a leaf with a text, or an object of the function's code with its fields.
 * Immutable.
 *
 * @param type the name of its class, without the package
 * @param text the leaf, for comparison; the type of an object
 * @param fields of an object, by name; empty for a leaf
 */
record HeldValue(String type, String text, Map<String, HeldValue> fields) {

  private static final int SHOWN = 120;

  static HeldValue leaf(String type, String text) {
    return new HeldValue(type, text, Map.of());
  }

  /** Returns it for a message, shortened. */
  String shown() {
    String all = toString();
    return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "...";
  }

  /** Returns it in one line. */
  @Override
  public String toString() {
    return fields.isEmpty() ? text : text + fields;
  }
}
