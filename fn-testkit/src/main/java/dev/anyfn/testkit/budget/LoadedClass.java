package dev.anyfn.testkit.budget;

/**
 * A class that was loaded.
 *
 * @param name binary name; what is generated at run time without its number
 * @param application whether it is not the JDK's
 * @param bytes of its class file; 0 if it has none on the class path
 */
record LoadedClass(String name, boolean application, long bytes) {

  String packageName() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /** The name within its package. */
  String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Returns true if it is in a package or one below it, or is a class or nested in it. */
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
