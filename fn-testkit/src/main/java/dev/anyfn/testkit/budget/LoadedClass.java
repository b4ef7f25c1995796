package dev.anyfn.testkit.budget;

/**
 * A class that was loaded.
 *
 * @param name binary name, that of a generated class without its number
 * @param application true if it is not the JDK's
 * @param bytes of its class file; 0 if it has none on the class path
 */
record LoadedClass(String name, boolean application, long bytes) {

  String packageName() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /** Returns the name within its package. */
  String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Returns true if it is in the package or below it, or is the class or nested in it. */
  boolean isUnder(String prefix) {
    if (!name.startsWith(prefix)) {
      return false;
    }
    return name.length() == prefix.length()
        || prefix.endsWith(".")
        || name.charAt(prefix.length()) == '.'
        || name.charAt(prefix.length()) == '$';
  }
}
