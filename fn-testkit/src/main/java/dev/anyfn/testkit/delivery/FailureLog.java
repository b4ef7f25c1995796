package dev.anyfn.testkit.delivery;

import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The log of an instance, kept from the console and read for the reasons of failures. */
final class FailureLog {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Log log = new Log(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  Log log() {
    return log;
  }

  /** What failed since this was last asked, by item; by "" where it was no item. */
  Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    for (String line : bytes.toString(StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isBlank()) {
        JsonTree entry = JsonTree.parse(line.getBytes(StandardCharsets.UTF_8));
        reasons.put(entry.get("item").text(""), reason(entry));
      }
    }
    bytes.reset();
    return reasons;
  }

  /** Why the one thing failed that was done since this was last asked. */
  String reason(String otherwise) {
    return reasons().values().stream().findFirst().orElse(otherwise);
  }

  /** The detail of a failure on purpose, else what was thrown; of a stack trace the first line. */
  private static String reason(JsonTree entry) {
    String code = entry.get("code").text("");
    String detail = entry.get("detail").text("");
    if (!detail.isEmpty()) {
      return code + ": " + detail;
    }
    String thrown = entry.get("exception").text("").lines().findFirst().orElse("");
    return thrown.isEmpty() ? code : thrown;
  }
}
