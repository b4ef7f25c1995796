package dev.anyfn.testkit.fork;

import java.util.Map;
import java.util.Set;

/** The part of the environment that a fork inherits. */
final class Inherited {

  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "SystemRoot");

  private Inherited() {}

  /**
   * JAVA_TOOL_OPTIONS would add lines to the output, and PORT, K_SERVICE or AWS_LAMBDA_* would make
   * the fork detect a platform. With a POSIX locale, Java 17 writes question marks.
   */
  static void keepOnly(Map<String, String> environment) {
    environment.keySet().retainAll(KEPT);
    environment.put("LC_ALL", "C.UTF-8");
  }
}
