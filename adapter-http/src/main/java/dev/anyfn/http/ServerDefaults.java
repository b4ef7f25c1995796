package dev.anyfn.http;

/**
 * What the JDK's server reads from system properties, once, when its classes are loaded. What the
 * user has set stays. The figures behind each are in {@code benchmarks/servers.md}.
 */
final class ServerDefaults {

  private ServerDefaults() {}

  /** To be called before any class of the server is touched. */
  static void apply() {
    // Without it, each answer under keep-alive waits 40 ms for the client's delayed
    // acknowledgement.
    set("sun.net.httpserver.nodelay", "true");
    // Seconds for a whole request to arrive; by default a slow client holds its thread for ever.
    set("sun.net.httpserver.maxReqTime", "60");
    // Longer than the 600 s for which load balancers keep a connection, so that they close it
    // first.
    set("sun.net.httpserver.idleInterval", "620");
    set("sun.net.httpserver.maxIdleConnections", "1000");
    set("jdk.httpserver.maxConnections", "1100");
    // How much of a body that nobody reads is taken in, so that its sender gets to see the answer.
    set("sun.net.httpserver.drainAmount", "67108864");
  }

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
