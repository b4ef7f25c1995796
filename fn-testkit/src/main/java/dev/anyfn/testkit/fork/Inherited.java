package dev.anyfn.testkit.fork;

import java.util.Map;
import java.util.Set;

/** What a fork keeps of the environment of the process that starts it. */
final class Inherited {

  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "SystemRoot");

  private Inherited() {}

  /**
   * JAVA_TOOL_OPTIONS would add lines to the output, and PORT, K_SERVICE or AWS_LAMBDA_* would tell
   * the fork a platform. A POSIX locale makes Java 17 write question marks.
   */
  static void keepOnly(Map<String, String> environment) {
    environment.keySet().retainAll(KEPT);
    environment.put("LC_ALL", "C.UTF-8");
  }
}
