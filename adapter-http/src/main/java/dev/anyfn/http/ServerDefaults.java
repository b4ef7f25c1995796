package dev.anyfn.http;

/** What the JDK's server reads from system properties, once, when its classes are loaded. */
final class ServerDefaults {

  private ServerDefaults() {}

  /** Sets what the user has not set. */
  static void apply() {
    // Without it, each answer under keep-alive waits 40 ms for the client's delayed
    // acknowledgement.
    set("sun.net.httpserver.nodelay", "true");
  }

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
