package dev.anyfn.runtime;

import dev.anyfn.Headers;
import dev.anyfn.TraceContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The position in a trace, from whichever header a platform sends. */
public final class TraceHeaders {

  private TraceHeaders() {}

  /**
   * Reads {@code traceparent}, else {@code X-Cloud-Trace-Context}.
   *
   * @param headers the headers
   * @return null if neither is there and valid
   */
  public static @Nullable TraceContext of(Headers headers) {
    // A state may come in several fields, which are one list (Trace Context, 3.3.1).
    String state = String.join(",", headers.all("tracestate"));
    TraceContext w3c =
        TraceContext.parse(
                headers.first("traceparent").orElse(null), state.isEmpty() ? null : state)
            .orElse(null);
    String google = headers.first("X-Cloud-Trace-Context").orElse(null);
    return w3c != null || google == null ? w3c : google(google);
  }

  /** {@code TRACE_ID/SPAN_ID;o=OPTIONS}: 32 hexadecimal digits, a decimal number, 0 or 1. */
  private static @Nullable TraceContext google(String header) {
    int slash = header.indexOf('/');
    if (slash != 32) {
      return null;
    }
    int end = header.indexOf(';', slash);
    String span = header.substring(slash + 1, end < 0 ? header.length() : end);
    try {
      String parent = Long.toHexString(Long.parseUnsignedLong(span));
      return w3c(header.substring(0, slash), parent, header.endsWith("o=1"));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * Reads AWS X-Ray's header, {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=..;Sampled=1}.
   *
   * @param header the header; null if there is none
   * @return null if it is absent or has no root and parent
   */
  public static @Nullable TraceContext xray(@Nullable String header) {
    String root = null;
    String parent = null;
    boolean sampled = false;
    for (String part : header == null ? new String[0] : header.split(";", -1)) {
      String field = part.trim();
      if (field.startsWith("Root=1-") && field.length() == 40) {
        root = field.substring(7, 15) + field.substring(16);
      } else if (field.startsWith("Parent=")) {
        parent = field.substring(7);
      } else if (field.equals("Sampled=1")) {
        sampled = true;
      }
    }
    return root == null || parent == null ? null : w3c(root, parent, sampled);
  }

  private static @Nullable TraceContext w3c(String trace, String parent, boolean sampled) {
    String padded = "0".repeat(Math.max(0, 16 - parent.length())) + parent;
    String header = "00-" + trace + "-" + padded + (sampled ? "-01" : "-00");
    return TraceContext.parse(header.toLowerCase(Locale.ROOT), null).orElse(null);
  }
}
