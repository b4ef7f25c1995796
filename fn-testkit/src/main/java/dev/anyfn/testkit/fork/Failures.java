package dev.anyfn.testkit.fork;

import dev.anyfn.testkit.fork.InvocationResult.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Failures as the Runtime API receives them, and as the platform words its own. */
final class Failures {

  private static final Pattern KNOWN = Pattern.compile("(Runtime|Function)\\.[A-Z][a-zA-Z]+");

  private Failures() {}

  static Failure reported(String json, Optional<String> headerType) {
    Map<String, String> document = JsonStrings.of(json);
    Optional<String> type = headerType.map(Failures::classify);
    return new Failure(
        document.getOrDefault("errorType", type.orElse("")),
        document.getOrDefault("errorMessage", ""),
        json,
        type);
  }

  private static String classify(String type) {
    if (KNOWN.matcher(type).matches()) {
      return type;
    }
    return type.startsWith("Function.") ? "Function.Unknown" : "Runtime.Unknown";
  }

  static Failure tooLarge(long limit) {
    return platform(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
  }

  static Failure truncated() {
    return platform("Runtime.TruncatedResponse", "The runtime ended its response half way");
  }

  static Failure exited(String requestId, int code) {
    String how =
        switch (code) {
          case 0 -> "Runtime exited without providing a reason";
          case 128 + 9 -> "Runtime exited with error: signal: killed";
          default -> "Runtime exited with error: exit status " + code;
        };
    return platform("Runtime.ExitError", "RequestId: " + requestId + " Error: " + how);
  }

  private static Failure platform(String type, String message) {
    String json = "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}";
    return new Failure(type, message, json, Optional.of(type));
  }
}
