package dev.anyfn;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A position in a distributed trace, in the form of <a
 * href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>. Immutable.
 */
public final class TraceContext {

  private static final int LENGTH = 55;

  private final String traceparent;
  private final @Nullable String tracestate;

  private TraceContext(String traceparent, @Nullable String tracestate) {
    this.traceparent = traceparent;
    this.tracestate = tracestate;
  }

  /**
   * Reads the headers of W3C Trace Context.
   *
   * @param traceparent {@code version-traceid-parentid-flags} in lower-case hexadecimal; null if
   *     absent
   * @param tracestate the vendors' header; null if absent
   * @return empty if {@code traceparent} is absent or invalid: the standard says to ignore it then
   */
  public static Optional<TraceContext> parse(
      @Nullable String traceparent, @Nullable String tracestate) {
    return traceparent != null && isValid(traceparent)
        ? Optional.of(new TraceContext(traceparent, tracestate))
        : Optional.empty();
  }

  private static boolean isValid(String header) {
    if (header.length() < LENGTH
        || header.startsWith("ff")
        || (header.length() > LENGTH
            && (header.startsWith("00") || header.charAt(LENGTH) != '-'))) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean dash = i == 2 || i == 35 || i == 52;
      char c = header.charAt(i);
      if (dash ? c != '-' : !isLowerHex(c)) {
        return false;
      }
    }
    return !isZero(header, 3, 35) && !isZero(header, 36, 52);
  }

  private static boolean isLowerHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static boolean isZero(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  /** {@return the header to pass on, {@code version-traceid-parentid-flags}} */
  public String traceparent() {
    return traceparent;
  }

  /** {@return the vendors' header to pass on; empty if there is none} */
  public Optional<String> tracestate() {
    return Optional.ofNullable(tracestate);
  }

  /** {@return the identity of the trace, 32 lower-case hexadecimal digits} */
  public String traceId() {
    return traceparent.substring(3, 35);
  }

  /** {@return the identity of the caller's span, 16 lower-case hexadecimal digits} */
  public String parentId() {
    return traceparent.substring(36, 52);
  }

  /** {@return true if the caller records this trace} */
  public boolean sampled() {
    return (Character.digit(traceparent.charAt(54), 16) & 1) == 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TraceContext trace
        && trace.traceparent.equals(traceparent)
        && Objects.equals(trace.tracestate, tracestate);
  }

  @Override
  public int hashCode() {
    return Objects.hash(traceparent, tracestate);
  }

  @Override
  public String toString() {
    return traceparent;
  }
}
